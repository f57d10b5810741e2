import {
  limitsOf,
  loadTarget,
  type AnyBackend,
  type Backend,
  type Diagnostic,
  type SupportTable,
} from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { capabilityMatrix, workloadMatrix } from "../explain/matrix.js";
import { createHost } from "../host.js";
import type { Io } from "../io.js";
import { reportErrors } from "../report/report.js";
import { limitsIn, openSession, openWorkshop, targetNamed } from "../session.js";
import { unknownBackend, usage, type UsageProblem } from "../usage.js";

/** `inferspec explain --matrix`: what backends can do; with files, for their workloads. */
export async function runMatrix(args: Arguments, io: Io): Promise<ExitCode> {
  return args.positionals.length === 0 ? capabilities(args, io) : workloads(args, io);
}

async function capabilities(args: Arguments, io: Io): Promise<ExitCode> {
  const { equipment, config, diagnostics } = await openWorkshop(args, io);
  const host = createHost(io, new Map());
  const found: Diagnostic[] = [...diagnostics];
  const limits = limitsOf(limitsIn(config.value));
  const supports = new Map<string, SupportTable>();
  for (const any of chosen(equipment.backends, args)) {
    // Options and facts are the backend's own business: what `load` gives is handed back to the same backend only.
    const backend = any as unknown as Backend;
    const target = targetNamed(config, backend.name);
    const loaded = await loadTarget(backend, target, host, found, limits);
    if (loaded) supports.set(backend.name, backend.supports(loaded.facts));
  }
  const documents = config.document ? [config.document] : [];
  const code = await reportErrors(found, { documents, host, equipment }, io);
  if (code !== EXIT.ok) return code;
  if (supports.size === 0) return usage(await missing(equipment.backends, args), io);
  io.stdout.write(capabilityMatrix(supports));
  return EXIT.ok;
}

async function workloads(args: Arguments, io: Io): Promise<ExitCode> {
  const session = await openSession(args, args.positionals, io);
  if ("problem" in session) return usage(session, io);
  const { compiler, config, equipment, inputs, options } = session;
  const compilation = await compiler.compile(inputs, options);
  const diagnostics = [...session.diagnostics, ...compilation.diagnostics];
  const code = await reportErrors(diagnostics, { ...session, ...compilation }, io);
  const backends = chosen(equipment.backends, args);
  if (backends.length === 0) return usage(await missing(equipment.backends, args), io);
  const negotiations = [];
  for (const { name } of backends) {
    negotiations.push(await compiler.negotiate(compilation, targetNamed(config, name)));
  }
  const { workloads: drawn, graphs = [] } = compilation.plan;
  const names = [...drawn, ...graphs].map(({ name }) => name);
  if (names.length > 0) io.stdout.write(workloadMatrix(names, negotiations));
  return code;
}

function chosen(backends: readonly AnyBackend[], args: Arguments): readonly AnyBackend[] {
  const only = args.text("backend");
  return backends.filter(({ name }) => only === undefined || name === only);
}

function missing(backends: readonly AnyBackend[], args: Arguments): Promise<UsageProblem> {
  return unknownBackend(
    args.text("backend") ?? "",
    backends.map(({ name }) => name),
  );
}
