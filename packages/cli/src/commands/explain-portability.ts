import { Masker, type Compilation } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import type { ExitCode } from "../exit-code.js";
import { portability, type Drawn } from "../explain/portability.js";
import { portabilityJson, portabilityText } from "../explain/portability-text.js";
import type { Io } from "../io.js";
import { report as tell } from "../report/report.js";
import { openSession, targetNamed } from "../session.js";
import { unknownBackend, usage } from "../usage.js";

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
  const format = args.text("format") ?? "text";
  if (format !== "text" && format !== "json") {
    return usage(
      { problem: `this report has no format \`${format}\``, help: "choose text or json" },
      io,
    );
  }
  const session = await openSession(args, args.positionals, io);
  if ("problem" in session) return usage(session, io);
  const known = session.equipment.backends.map(({ name }) => name);
  const unknown = [from, to].find((name) => !known.includes(name));
  if (unknown !== undefined) return usage(await unknownBackend(unknown, known), io);
  const { compiler, config, inputs, options } = session;
  const compilation = await compiler.compile(inputs, options);
  const drawn: Drawn[] = [];
  for (const { name, alone } of eachAlone(compilation)) {
    const before = await compiler.synth(alone, targetNamed(config, from));
    const after = await compiler.synth(alone, targetNamed(config, to));
    drawn.push({ name, before, after });
  }
  const report = portability(compilation, { from, to }, drawn);
  // Names and messages come from the spec, and reports never show a secret of it.
  const masker = new Masker(new Map(compilation.documents.map((one) => [one.file, one.text])));
  if (format === "json") io.stdout.write(masker.text(portabilityJson(report)));
  else if (report.workloads.length > 0) io.stdout.write(masker.text(portabilityText(report)));
  const diagnostics = [...session.diagnostics, ...compilation.diagnostics, ...report.problems];
  const talk = { format: "text", quiet: args.has("quiet"), maxWarnings: Infinity } as const;
  return tell(diagnostics, { ...session, ...compilation }, talk, io.stderr, io);
}

/** Each workload by itself, so that an error of one says nothing about the others. A graph needs those that it calls. */
function* eachAlone(
  compilation: Compilation,
): Generator<{ readonly name: string; readonly alone: Compilation }> {
  const { plan, workloads, graphs = [] } = compilation.plan;
  for (const workload of workloads) {
    const alone = { ...compilation, plan: { plan, workloads: [workload] }, raw: [] };
    yield { name: workload.name, alone };
  }
  for (const graph of graphs) {
    const alone = { ...compilation, plan: { plan, workloads, graphs: [graph] }, raw: [] };
    yield { name: graph.name, alone };
  }
}
