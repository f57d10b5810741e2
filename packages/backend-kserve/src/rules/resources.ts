import { isAccelerator, isQuantity, type Path } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { serverOf } from "../server/server.js";
import { componentsOf } from "./components.js";

const EXAMPLES = {
  cpu: "write cores or thousandths, such as `4` or `500m`",
  memory: "write bytes with a unit, such as `16Gi`",
  gpu: "write a whole number, such as `1`",
  disk: "write bytes with a unit, such as `20Gi`",
} as const;

/** Quantities that Kubernetes would refuse. */
export const quantityRule: Rule = (scope) => {
  checkQuantities(scope.workload.resources, ["resources"], scope);
  for (const { part, at } of componentsOf(scope)) {
    checkQuantities(part.resources, [...at, "resources"], scope);
  }
};

function checkQuantities(
  resources: { readonly [K in keyof typeof EXAMPLES]?: string | undefined } = {},
  at: Path,
  { report }: Scope,
): void {
  for (const key of ["cpu", "memory", "gpu", "disk"] as const) {
    const value = resources[key];
    if (value === undefined) continue;
    if (key === "gpu" ? /^\d+$/.test(value) : isQuantity(value)) continue;
    report(diagnostics["bad-quantity"], {
      at: [...at, key],
      params: { value, what: key, help: EXAMPLES[key] },
    });
  }
}

/** What is taken where the spec asks for nothing. */
export const assumedRule: Rule = ({ workload, facts, report }) => {
  // A TrainedModel says itself how much memory it takes.
  if (readHints(workload, facts).hints.trainedModel) return;
  const server = serverOf(workload, facts);
  const memory = server?.hardware.amounts.find(({ resource }) => resource === "memory");
  const unknownProfile =
    workload.accelerator?.profile !== undefined && server?.hardware.profile === undefined;
  if (!memory || memory.from !== undefined || unknownProfile) return;
  report(diagnostics["memory-assumed"], {
    at: ["engine", "name"],
    params: { memory: memory.limit },
  });
};

/** vLLM without a GPU, where nobody says that this is meant. */
export const cpuOnlyRule: Rule = ({ workload, facts, report }) => {
  const server = serverOf(workload, facts);
  if (server?.program.name !== "vllm" || workload.engine.device !== undefined) return;
  const { accelerators, profile } = server.hardware;
  // An LLMInferenceService without one is refused.
  if (facts.target === "LLMInferenceService" || accelerators > 0) return;
  const { gpu } = workload.resources ?? {};
  if ((gpu !== undefined && gpu !== "0") || (profile && gpu === undefined)) return;
  if (workload.accelerator?.profile !== undefined) return;
  report(diagnostics["cpu-only"], {
    at: ["engine", "name"],
    params: {
      engine: workload.engine.name,
      help: `write \`resources: { gpu: "1" }\`, or name a profile of the configuration:\n${kserveConfig(
        "profiles:",
        '  nvidia-gpu: { limits: { nvidia.com/gpu: "1" } }',
      )}`,
    },
  });
};

/** KServe chooses the image by NVIDIA's resources alone. */
export const gpuImageRule: Rule = ({ workload, facts, report }) => {
  const server = serverOf(workload, facts);
  if (!server) return;
  const gpu = server.hardware.amounts.find(
    ({ resource }) => resource === facts.gpuResource || isAccelerator(resource),
  );
  if (!gpu || server.hardware.accelerators === 0) return;
  const { device, image } = workload.engine;
  const at = gpu.from === "gpu" ? ["resources", "gpu"] : ["accelerator", "profile"];
  if (device === "cpu") {
    const help = "ask for no GPU, or leave `use_cpu_image` out";
    report(diagnostics["device-conflict"], {
      at: ["engine", "device"],
      params: { count: gpu.limit, resource: gpu.resource, help },
      related: [{ message: "the GPU", at }],
    });
  }
  const chosen =
    image !== undefined || readHints(workload, facts).hints.runtimeVersion !== undefined;
  const hasVariants = ["vllm", "huggingfaceserver"].includes(server.program.name);
  if (chosen || !hasVariants || !server.runtime || isNvidia(gpu.resource)) return;
  report(diagnostics["gpu-image"], {
    at: gpu.from === "device" ? ["engine", "device"] : at,
    params: { resource: gpu.resource },
  });
};

function isNvidia(resource: string): boolean {
  return resource === "nvidia.com/gpu" || resource.startsWith("nvidia.com/mig");
}
