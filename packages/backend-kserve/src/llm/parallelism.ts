import type { Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import type { LLMInferenceServiceSpec } from "../objects/specs.js";
import type { Box, Draft, Scope, Text } from "../scope.js";
import type { KserveFacts } from "../target/facts.js";
import type { Server } from "../server/server.js";
import { atLeast } from "../target/version.js";

type Wish = NonNullable<NonNullable<ReturnType<typeof readHints>["hints"]["llm"]>["parallelism"]>;
type Size = number | Box<number>;
type Parallelism = NonNullable<LLMInferenceServiceSpec["parallelism"]>;

export function parallelismHint(workload: Workload, facts: KserveFacts): Wish {
  return readHints(workload, facts).hints.llm?.parallelism ?? {};
}

/** Whether a replica has further nodes: only then KServe's templates spread the model by `data`. */
export function hasWorkers(workload: Workload, facts: KserveFacts): boolean {
  return parallelismHint(workload, facts).data !== undefined;
}

/** `spec.parallelism`: the spec's own; of GPUs that nobody spread, each holds a part of every layer. */
export function parallelismOf(scope: Scope, server: Server): Draft<Parallelism> | undefined {
  const { workload, facts, from } = scope;
  const { data, dataLocal, expert } = parallelismHint(workload, facts);
  const hint = from("hints", "kserve")?.get("llm");
  const all: Draft<Parallelism> = {
    tensor: tensorOf(scope, server),
    data: data === undefined ? undefined : hint?.map(() => data),
    dataLocal: dataLocal === undefined ? undefined : hint?.map(() => dataLocal),
    expert: expert === undefined ? undefined : hint?.map(() => expert),
  };
  return Object.values(all).some((value) => value !== undefined) ? all : undefined;
}

/** How many accelerators each copy of the model takes: of a node's, each has its share. */
function tensorOf({ workload, facts, from }: Scope, { hardware }: Server): Size | undefined {
  const { tensor, dataLocal } = parallelismHint(workload, facts);
  if (tensor !== undefined) return from("hints", "kserve")?.map(() => tensor);
  const share = Math.floor(hardware.accelerators / Math.max(1, dataLocal ?? 1));
  if (share < 2) return undefined;
  const origins = from("accelerator") ?? from("resources");
  return origins?.with(from("resources"), () => share) ?? share;
}

/**
 * `--tensor-parallel-size` in words, for releases whose templates hand `spec.parallelism.tensor` on to workers alone:
 * config-llm-template.yaml and its like pass it since v0.20.0.
 */
export function tensorWords(scope: Scope, server: Server): readonly Text[] {
  const { workload, facts } = scope;
  if (atLeast(facts.version, "0.20") || hasWorkers(workload, facts)) return [];
  const tensor = tensorOf(scope, server);
  if (tensor === undefined) return [];
  const word = (size: number): string => `--tensor-parallel-size=${size}`;
  return [typeof tensor === "number" ? word(tensor) : tensor.map(word)];
}
