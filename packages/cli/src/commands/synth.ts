import { resolve } from "node:path";
import type { Synthesis } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { check, type Checked } from "../check.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";
import { report, talkOf, type Talk } from "../report/report.js";
import { emitGroup } from "../synth/emit.js";
import { usage, type UsageProblem } from "../usage.js";
import { repeat, type Round } from "../watch/repeat.js";

/** `inferspec synth`: manifests on standard output, or a folder of them. */
export async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const talk = talkOf(args);
  const problem = "problem" in talk ? talk : contradiction(args);
  if (problem) return usage(problem, io);
  const output = args.text("output");
  const folder = output === undefined ? undefined : resolve(io.cwd, output);
  return repeat(() => synth(args, talk as Talk, folder, io), args, io, folder);
}

/** Options that do not go together. */
function contradiction(args: Arguments): UsageProblem | undefined {
  if (args.has("check") && !args.has("output")) {
    return { problem: "`--check` compares with a folder", help: "name it with `--output`" };
  }
  if (args.has("emit") && args.has("output")) {
    return {
      problem: "`--emit` prints to standard output and `--output` writes everything",
      help: "use one of them",
    };
  }
  if (args.has("check") && (args.has("watch") || args.has("fix"))) {
    return { problem: "`--check` changes nothing", help: "leave out `--watch` and `--fix`" };
  }
  return undefined;
}

async function synth(
  args: Arguments,
  talk: Talk,
  folder: string | undefined,
  io: Io,
): Promise<Round> {
  const checked = await check(args, io);
  if ("problem" in checked) return { code: usage(checked, io), watched: [] };
  const { session, synthesis } = checked;
  if (!synthesis) {
    const names = session.equipment.backends.map(({ name }) => name).join(", ");
    const problem = { problem: "no backend", help: `name one with \`-b\`: ${names}` };
    return { code: usage(problem, io), watched: [] };
  }
  const code = await deliver(args, talk, folder, checked, synthesis, io);
  return { code, watched: session.watched };
}

async function deliver(
  args: Arguments,
  talk: Talk,
  folder: string | undefined,
  checked: Checked,
  synthesis: Synthesis,
  io: Io,
): Promise<ExitCode> {
  const { diagnostics, compilation, session } = checked;
  const failed = diagnostics.some(({ severity }) => severity === "error");
  if (folder !== undefined && !failed) {
    const { deliverFolder } = await import("../synth/folder.js");
    const delivery = await deliverFolder(
      folder,
      synthesis,
      session.equipment,
      args.has("check"),
      io,
    );
    const code = await report(
      [...diagnostics, ...delivery.diagnostics],
      { ...session, ...compilation },
      talk,
      io.stderr,
      io,
    );
    if (!talk.quiet) io.stderr.write(delivery.summary);
    return code === EXIT.ok && delivery.stale ? EXIT.differences : code;
  }
  const code = await report(diagnostics, { ...session, ...compilation }, talk, io.stderr, io);
  if (code !== EXIT.ok) return code;
  const text = emitGroup(args.text("emit") ?? "manifests", synthesis);
  if (typeof text !== "string") return usage(text, io);
  io.stdout.write(text);
  return EXIT.ok;
}
