import { Masker, type Target } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import type { ExitCode } from "../exit-code.js";
import { portability } from "../explain/portability.js";
import { portabilityText } from "../explain/portability-text.js";
import type { Io } from "../io.js";
import { report as tell } from "../report/report.js";
import { openSession, targetNamed, type Session } from "../session.js";
import { usage, type UsageProblem } from "../usage.js";

/** `inferspec explain --from A --to B FILE…`: what moving the specs to another backend keeps, changes and loses. */
export async function runPortability(args: Arguments, io: Io): Promise<ExitCode> {
  const from = args.text("from");
  const to = args.text("to");
  if (from === undefined || to === undefined) {
    return usage(
      {
        problem: "a move has two ends",
        help: "write `inferspec explain --from kubeai --to kserve FILE`",
      },
      io,
    );
  }
  const session = await openSession(args, args.positionals, io);
  if ("problem" in session) return usage(session, io);
  const unknown = [from, to].find((name) => !backendsOf(session).includes(name));
  if (unknown !== undefined) return usage(unknownBackend(unknown, session), io);
  const { compiler, config, inputs, options } = session;
  const compilation = await compiler.compile(inputs, options);
  const target = (name: string): Target => targetNamed(config, name);
  const before = await compiler.synth(compilation, target(from));
  const after = await compiler.synth(compilation, target(to));
  const report = portability(compilation, before, after);
  if (args.text("format") === "json") {
    const { problems, ...rest } = report;
    const told = problems.map(({ code, severity, message, help, at }) => ({
      code,
      severity,
      message,
      ...(help !== undefined && { help }),
      ...(at && { file: at.file, line: at.start.line, column: at.start.column }),
    }));
    // A message may quote the spec; reports never show a secret of it.
    const masker = new Masker(new Map(compilation.documents.map((one) => [one.file, one.text])));
    io.stdout.write(masker.text(`${JSON.stringify({ ...rest, problems: told }, null, 2)}\n`));
  } else if (report.workloads.length > 0) {
    io.stdout.write(portabilityText(report));
  }
  const diagnostics = [...session.diagnostics, ...compilation.diagnostics, ...report.problems];
  const talk = { format: "text", quiet: args.has("quiet"), maxWarnings: Infinity } as const;
  return tell(diagnostics, { ...session, ...compilation }, talk, io.stderr, io);
}

function backendsOf({ equipment }: Session): readonly string[] {
  return equipment.backends.map(({ name }) => name);
}

function unknownBackend(name: string, session: Session): UsageProblem {
  return {
    problem: `there is no backend \`${name}\``,
    help: `there are ${backendsOf(session).join(", ")}`,
  };
}
