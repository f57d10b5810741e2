import type { Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import { remember } from "../memo.js";
import type { KserveFacts } from "../target/facts.js";
import { selectRuntime, type NoRuntime, type Selection } from "../target/select-runtime.js";
import type { ServingRuntime } from "../target/serving-runtime.js";
import { engineFact, modelFormatOf, type EngineFact } from "./engines.js";
import { hardwareOf, type Hardware } from "./hardware.js";
import { PROGRAMS, programOfType, type Program } from "./programs.js";

/** The ServingRuntime that serves a workload, as the manifest names it. */
interface RuntimeChoice {
  readonly runtime: ServingRuntime;
  readonly format: string;
  /** `protocolVersion` as it is written; absent where KServe's webhook chooses. */
  readonly protocol?: string | undefined;
  /** What the server is told in the end. */
  readonly effective: string;
}

/** What serves a workload. */
export interface Server {
  readonly program: Program;
  /** Absent where the InferenceService brings a container of its own. */
  readonly runtime?: RuntimeChoice | undefined;
  readonly hardware: Hardware;
  /** Whether a transformer shares its Pod, and has the port that clients know. */
  readonly collocated: boolean;
}

/**
 * What would serve a workload: the runtime that KServe selects (or that the spec names), else a container of its own.
 * `undefined` for an engine that nobody knows, which negotiation refuses.
 */
export function serverOf(workload: Workload, facts: KserveFacts): Server | undefined {
  const { servers } = facts.memo;
  return remember(servers, workload, () => ({ server: findServer(workload, facts) })).server;
}

function findServer(workload: Workload, facts: KserveFacts): Server | undefined {
  const fact = engineFact(workload.engine.name);
  if (!fact) return undefined;
  const { hints } = readHints(workload, facts);
  const choice = runtimeOf(workload, facts);
  const program = choice
    ? programOfType(choice.runtime.serverType ?? choice.runtime.name.replace(/^kserve-/, ""))
    : PROGRAMS[fact.program];
  return {
    program,
    runtime: choice,
    hardware: hardwareOf(workload, facts, program),
    collocated: hints.transformer?.collocated === true,
  };
}

function runtimeOf(workload: Workload, facts: KserveFacts): RuntimeChoice | undefined {
  const format = modelFormatOf(workload);
  const selection = selectionOf(workload, facts);
  if (format === undefined || selection?.runtime === undefined) return undefined;
  const { runtime, protocol } = selection;
  return { runtime, format, protocol: askedProtocol(workload, facts), effective: protocol };
}

/** Why no runtime serves a workload that a runtime should; `undefined` where one does, or where none is looked for. */
export function noRuntime(workload: Workload, facts: KserveFacts): NoRuntime | undefined {
  const selection = selectionOf(workload, facts);
  return selection?.runtime === undefined ? selection?.none : undefined;
}

/** The protocol that the manifest asks for. */
function askedProtocol(workload: Workload, facts: KserveFacts): string | undefined {
  return readHints(workload, facts).hints.protocol ?? engineFact(workload.engine.name)?.protocol;
}

/** The engine's own runtimes come first: another server may claim the same format (facts/kserve.md §2.2, OpenVINO). */
function selectionOf(workload: Workload, facts: KserveFacts): Selection | undefined {
  const fact = engineFact(workload.engine.name);
  const format = modelFormatOf(workload);
  if (!fact || format === undefined) return undefined;
  const { hints } = readHints(workload, facts);
  const query = {
    format,
    protocol: askedProtocol(workload, facts),
    runtime: hints.runtime,
    multiNode: hints.workers !== undefined,
  };
  if (hints.runtime === undefined) {
    const runtimes = facts.runtimes.filter((runtime) => isOwn(runtime, fact));
    const own = selectRuntime(query, { ...facts, runtimes });
    if (own.runtime !== undefined) return own;
  }
  return selectRuntime(query, facts);
}

function isOwn({ serverType, name }: ServingRuntime, { program }: EngineFact): boolean {
  return programOfType(serverType ?? name.replace(/^kserve-/, "")).name === program;
}
