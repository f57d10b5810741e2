import { canonicalJson } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";
import { report, talkOf } from "../report/report.js";
import { openSession } from "../session.js";
import { usage } from "../usage.js";

/** `inferspec plan`: the Plan as canonical JSON. */
export async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const talk = talkOf(args);
  if ("problem" in talk) return usage(talk, io);
  const session = await openSession(args, args.positionals, io);
  if ("problem" in session) return usage(session, io);
  const compilation = await session.compiler.compile(session.inputs, session.options);
  const diagnostics = [...session.diagnostics, ...compilation.diagnostics];
  const code = await report(diagnostics, { ...session, ...compilation }, talk, io.stderr, io);
  // A Plan with holes would be taken for the whole.
  if (code === EXIT.ok) io.stdout.write(canonicalJson(compilation.plan));
  return code;
}
