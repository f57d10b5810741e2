import type { Compilation, Diagnostic, Synthesis } from "@inferspec/compiler";
import type { Arguments } from "./args/arguments.js";
import { warnOfEmptyInputs } from "./inputs/empty.js";
import type { Io } from "./io.js";
import { openSession, targetOf, type Session } from "./session.js";
import type { UsageProblem } from "./usage.js";

/** What a run made of its inputs. */
export interface Checked {
  readonly session: Session;
  readonly compilation: Compilation;
  /** Where a backend is named. */
  readonly synthesis?: Synthesis;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads, compiles and, where a backend is named, draws. With `--fix`, changes the files and does it again. */
export async function check(
  args: Arguments,
  io: Io,
  patterns: readonly string[] = args.positionals,
): Promise<Checked | UsageProblem> {
  const first = await checkOnce(args, io, patterns);
  if ("problem" in first || !args.has("fix")) return first;
  const { fixAll } = await import("./fix/fix-all.js");
  return fixAll(first, () => checkOnce(args, io, patterns), args, io);
}

async function checkOnce(
  args: Arguments,
  io: Io,
  patterns: readonly string[],
): Promise<Checked | UsageProblem> {
  const session = await openSession(args, patterns, io);
  if ("problem" in session) return session;
  const { compiler, inputs, options } = session;
  const compilation = await compiler.compile(inputs, options);
  const empty = warnOfEmptyInputs(inputs, compilation);
  const target = targetOf(session, args);
  if (!target) {
    return {
      session,
      compilation,
      diagnostics: [...session.diagnostics, ...empty, ...compilation.diagnostics],
    };
  }
  const synthesis = await compiler.synth(compilation, target);
  const diagnostics = [...session.diagnostics, ...empty, ...synthesis.diagnostics];
  return { session, compilation, synthesis, diagnostics };
}
