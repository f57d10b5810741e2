import type { Diagnostic } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { Io, Sink } from "../io.js";
import type { UsageProblem } from "../usage.js";
import { VERSION } from "../version.js";
import type { Context } from "./sources.js";

/** How a run talks. */
export interface Talk {
  readonly format: "text" | "json" | "sarif" | "github";
  readonly quiet: boolean;
  readonly maxWarnings: number;
}

/** Reads the options about diagnostics. */
export function talkOf(args: Arguments): Talk | UsageProblem {
  const limit = args.text("max-warnings");
  if (limit !== undefined && !/^\d{1,9}$/.test(limit)) {
    return { problem: "`--max-warnings` needs a number", help: "write `--max-warnings=0`" };
  }
  const format = args.text("format");
  return {
    format: format === "json" || format === "sarif" || format === "github" ? format : "text",
    quiet: args.has("quiet"),
    maxWarnings: limit === undefined ? Infinity : Number(limit),
  };
}

/** Writes all findings of a run and gives the exit code that follows from them. */
export async function report(
  diagnostics: readonly Diagnostic[],
  context: Context,
  { format, quiet, maxWarnings }: Talk,
  sink: Sink,
  io: Io,
): Promise<ExitCode> {
  const shown = quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  // Without findings there is nothing to say in text or annotations; the other formats are whole documents.
  if (shown.length > 0 || format === "json" || format === "sarif") {
    const { render } = await import("./render.js");
    const style = { color: usesColor(sink, io), width: sink.columns, version: VERSION };
    sink.write(await render(shown, context, format, style));
  }
  if (diagnostics.some(({ severity }) => severity === "error")) return EXIT.errors;
  if (warnings <= maxWarnings) return EXIT.ok;
  io.stderr.write(
    `inferspec: ${String(warnings)} warnings, more than the ${String(maxWarnings)} allowed\n`,
  );
  return EXIT.errors;
}

/** https://no-color.org and https://force-color.org: set and not empty; else whether it is a terminal. */
function usesColor(sink: Sink, { env }: Pick<Io, "env">): boolean {
  const force = env["FORCE_COLOR"];
  if (env["NO_COLOR"]) return false;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return sink.isTTY && env["TERM"] !== "dumb";
}

/** For commands that check nothing: only what stands in their way is said. */
export function reportErrors(
  diagnostics: readonly Diagnostic[],
  context: Context,
  io: Io,
): Promise<ExitCode> {
  const talk = { format: "text", quiet: true, maxWarnings: Infinity } as const;
  return report(diagnostics, context, talk, io.stderr, io);
}
