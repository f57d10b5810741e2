import type { Arguments } from "../args/arguments.js";
import { check } from "../check.js";
import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";
import { report, talkOf, type Talk } from "../report/report.js";
import { repeat, type Round } from "../watch/repeat.js";
import { usage } from "../usage.js";

/** `inferspec validate`: all diagnostics, no output. */
export async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const talk = talkOf(args);
  if ("problem" in talk) return usage(talk, io);
  return repeat(() => validate(args, talk, io), args, io);
}

async function validate(args: Arguments, talk: Talk, io: Io): Promise<Round> {
  const checked = await check(args, io);
  if ("problem" in checked) return { code: usage(checked, io), watched: [] };
  const { session, compilation, synthesis, diagnostics } = checked;
  // The report is what was asked for, so a machine's form of it goes where artefacts go.
  const sink = talk.format === "json" || talk.format === "sarif" ? io.stdout : io.stderr;
  const code = await report(diagnostics, { ...session, ...compilation }, talk, sink, io);
  if (!synthesis && !talk.quiet && talk.format === "text") {
    const names = session.equipment.backends.map(({ name }) => `\`-b ${name}\``).join(" or ");
    io.stderr.write(
      `info: only what holds for every target was checked; for the rules of one, add ${names}, or \`backend:\` to the configuration\n`,
    );
  }
  return { code, watched: session.watched };
}
