import { dirname, resolve } from "node:path";
import {
  createCompiler,
  type CompileOptions,
  type Compiler,
  type Diagnostic,
  type Host,
  type Input,
  type Limits,
  type Target,
} from "@inferspec/compiler";
import * as z from "zod";
import type { Arguments } from "./args/arguments.js";
import { fromConfig, loadConfig, type LoadedConfig } from "./config/load.js";
import { BUILT_IN } from "./equipment.js";
import { createHost } from "./host.js";
import { expandInputs, type Expansion } from "./inputs/expand.js";
import { displayName } from "./inputs/paths.js";
import type { Io } from "./io.js";
import type { Equipment } from "./plugins/load.js";
import type { UsageProblem } from "./usage.js";

// Compiling a parser for each schema pays only after thousands of values; a run of the command ends before that.
z.config({ jitless: true });

/** Everything that a command which reads specs starts from. */
export interface Session {
  readonly compiler: Compiler;
  readonly host: Host;
  readonly equipment: Equipment;
  readonly config: LoadedConfig;
  readonly inputs: readonly Input[];
  readonly options: CompileOptions;
  /** What is wrong with the configuration, the plugins and the names of the inputs. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files, and folders (ending with a slash), whose change calls for another run. Absolute. */
  readonly watched: readonly string[];
}

const STDIN_NAME = "stdin.yaml";

/** What commands that read no specs start from. */
export interface Workshop {
  readonly config: LoadedConfig;
  readonly equipment: Equipment;
  /** What is wrong with the configuration and the plugins. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the configuration and loads its plugins. */
export async function openWorkshop(args: Arguments, io: Io): Promise<Workshop> {
  const config = await loadConfig(args.text("config"), io);
  const { equipment, diagnostics } = await equip(config);
  return { config, equipment, diagnostics: [...config.diagnostics, ...diagnostics] };
}

/** Reads the configuration, loads plugins and finds the inputs. */
export async function openSession(
  args: Arguments,
  patterns: readonly string[],
  io: Io,
): Promise<Session | UsageProblem> {
  const { config, equipment, diagnostics } = await openWorkshop(args, io);
  const named = patterns.length > 0 ? patterns : configuredInputs(config, io);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  if (named.length === 0 && !failed) {
    return {
      problem: "no input",
      help: "name files, folders, globs or `-`, or set `inputs` in inferspec.config.yaml",
    };
  }
  const expansion = await expandInputs(named, io);
  const overlay = new Map<string, Uint8Array>();
  const stdinName = args.text("stdin-name") ?? STDIN_NAME;
  if (expansion.files.includes("-")) {
    if (/\.[cm]?ts$/.test(stdinName)) {
      return {
        problem: "TypeScript cannot be read from standard input",
        help: "write it to a file",
      };
    }
    overlay.set(stdinName, await io.stdin.read());
  }
  const inputs = expansion.files.map((file) => ({ file: file === "-" ? stdinName : file }));
  const host = createHost(io, overlay);
  return {
    compiler: createCompiler({
      host,
      runtimes: equipment.runtimes,
      backends: equipment.backends,
      evaluate: async (file, limits) =>
        (await import("./evaluate/evaluate.js")).createEvaluator(io)(file, limits),
      // Our own runtimes are held to the Plan's schema by tests; those of plugins are checked here.
      checkWorkloads: equipment !== BUILT_IN,
    }),
    host,
    equipment,
    config,
    // With a wrong configuration, what a spec means is not known.
    inputs: failed ? [] : inputs,
    options: compileOptions(config, args, io),
    diagnostics: [...diagnostics, ...expansion.diagnostics],
    watched: watchedPaths(config, expansion, io),
  };
}

function watchedPaths({ file }: LoadedConfig, { files, folders }: Expansion, io: Io): string[] {
  return [
    ...(file === undefined ? [] : [file]),
    ...folders.map((folder) => `${folder}/`),
    ...files.filter((name) => name !== "-").map((name) => resolve(io.cwd, name)),
  ];
}

/** Loads what only the configuration asks for. */
async function equip(
  config: LoadedConfig,
): Promise<{ equipment: Equipment; diagnostics: readonly Diagnostic[] }> {
  if (!config.value.plugins?.length) return { equipment: BUILT_IN, diagnostics: [] };
  const { loadPlugins } = await import("./plugins/load.js");
  const { diagnostics, ...equipment } = await loadPlugins(config, BUILT_IN);
  return { equipment, diagnostics };
}

function configuredInputs({ file, value }: LoadedConfig, io: Io): readonly string[] {
  return file === undefined ? [] : (value.inputs ?? []).map((input) => fromConfig(file, input, io));
}

function compileOptions({ file, value }: LoadedConfig, args: Arguments, io: Io): CompileOptions {
  const folder = file === undefined ? io.cwd : dirname(file);
  return {
    project: value.project,
    defaultRun: args.has("default-run") || value.defaultRun,
    secrets: value.secrets,
    limits: limitsIn(value),
    suppress: value.suppress?.map((one) => ({
      ...one,
      file: one.file === undefined ? undefined : displayName(io.cwd, resolve(folder, one.file)),
    })),
  };
}

/** The limits that the configuration sets, without those that it leaves out. */
export function limitsIn({ limits = {} }: LoadedConfig["value"]): Partial<Limits> {
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

/** The backend that the command line or the configuration names, with what the configuration says about its target. */
export function targetOf({ config }: Session, args: Arguments): Target | undefined {
  const backend = args.text("backend") ?? config.value.backend;
  return backend === undefined ? undefined : targetNamed(config, backend);
}

/** A backend with what the configuration says about its target. */
export function targetNamed({ document, value }: LoadedConfig, backend: string): Target {
  const options =
    value.backends && Object.hasOwn(value.backends, backend) ? value.backends[backend] : undefined;
  return {
    backend,
    ...(options !== undefined && { options }),
    ...(document && { source: { document, path: ["backends", backend] } }),
  };
}
