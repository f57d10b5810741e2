import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { findOption } from "../server/arguments.js";
import { backendOf } from "../server/huggingface.js";
import { serverOf } from "../server/server.js";

const TENSOR = ["tensor-parallel-size", "tp"];

/** Sizes that multiply, by the names of their options. */
const SIZES: readonly (readonly string[])[] = [
  TENSOR,
  ["pipeline-parallel-size", "pp"],
  ["prefill-context-parallel-size", "pcp"],
  // Of copies on several nodes, those of this one.
  ["data-parallel-size-local", "dpl"],
  ["data-parallel-size", "dp"],
];

interface Size {
  readonly name: string;
  readonly index: number;
  readonly size: number;
}

/** vLLM takes as many accelerators as its sizes multiply to. */
export const parallelismRule: Rule = ({ workload, facts, report }) => {
  const server = serverOf(workload, facts);
  const name = server?.program.name;
  if (name !== "vllm" && name !== "huggingfaceserver") return;
  if (name === "huggingfaceserver" && backendOf(workload.engine.options ?? {}) === "huggingface") {
    return;
  }
  const count = server?.hardware.accelerators ?? 0;
  // On a CPU, the sizes count sockets; several nodes have more than one replica's accelerators.
  if (count === 0 || readHints(workload, facts).hints.workers !== undefined) return;
  const sizes = sizesIn(workload.engine.args ?? [], name === "huggingfaceserver");
  const [first] = sizes;
  if (!first) return;
  // KServe's server sets the tensor size itself, to all GPUs that it sees.
  const own = name === "huggingfaceserver" ? count : 1;
  const used = sizes.reduce((product, { size }) => product * size, own);
  if (used === count) return;
  const factors = sizes.map(({ name: option, size }) => `--${option}=${size}`);
  const formula = (own > 1 ? [`${own} by itself`, ...factors] : factors).join(" × ");
  const help =
    name === "vllm"
      ? `ask for ${used} in \`resources.gpu\`, or give sizes that multiply to ${count}`
      : `remove it: the server spreads the model over all ${count} by itself`;
  report(diagnostics["parallel-mismatch"], {
    at: ["engine", "args", first.index],
    params: { used, count, formula, help },
  });
};

function sizesIn(args: readonly string[], withoutTensor: boolean): readonly Size[] {
  const found = SIZES.flatMap((names): readonly Size[] => {
    if (withoutTensor && names === TENSOR) return [];
    const option = findOption(args, ...names);
    const size = Number(option?.value);
    // Another value than a positive whole number ends the server anyway.
    if (!option || !Number.isInteger(size) || size < 1) return [];
    return [{ name: names[0] ?? "", index: option.index, size }];
  });
  const isLocal = found.some(({ name }) => name === "data-parallel-size-local");
  return found.filter(({ name }) => !(isLocal && name === "data-parallel-size"));
}
