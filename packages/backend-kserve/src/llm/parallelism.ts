import type { Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import type { LLMInferenceServiceSpec } from "../objects/specs.js";
import type { Draft, Scope } from "../scope.js";
import type { KserveFacts } from "../target/facts.js";
import type { Server } from "../server/server.js";

type Wish = NonNullable<NonNullable<ReturnType<typeof readHints>["hints"]["llm"]>["parallelism"]>;
type Parallelism = NonNullable<LLMInferenceServiceSpec["parallelism"]>;

export function parallelismHint(workload: Workload, facts: KserveFacts): Wish {
  return readHints(workload, facts).hints.llm?.parallelism ?? {};
}

/** Whether a replica has further nodes: only then KServe's templates spread the model by `data`. */
export function hasWorkers(workload: Workload, facts: KserveFacts): boolean {
  return parallelismHint(workload, facts).data !== undefined;
}

/** `spec.parallelism`: the spec's own; of GPUs that nobody spread, each holds a part of every layer. */
export function parallelismOf(
  { workload, facts, from }: Scope,
  { hardware }: Server,
): Draft<Parallelism> | undefined {
  const { tensor, data, dataLocal, expert } = parallelismHint(workload, facts);
  const hint = from("hints", "kserve")?.get("llm");
  const origins = from("accelerator") ?? from("resources");
  // Of a node's accelerators, each copy of the model has its share.
  const share = Math.floor(hardware.accelerators / Math.max(1, dataLocal ?? 1));
  const all: Draft<Parallelism> = {
    tensor:
      tensor !== undefined
        ? hint?.map(() => tensor)
        : share > 1
          ? (origins?.with(from("resources"), () => share) ?? share)
          : undefined,
    data: data === undefined ? undefined : hint?.map(() => data),
    dataLocal: dataLocal === undefined ? undefined : hint?.map(() => dataLocal),
    expert: expert === undefined ? undefined : hint?.map(() => expert),
  };
  return Object.values(all).some((value) => value !== undefined) ? all : undefined;
}
