import {
  createCompiler,
  createMemoryHost,
  type Plan,
  type SecretMap,
  type Synthesis,
  type Workload,
} from "@inferspec/compiler";
import { kserveBackend } from "../src/index.js";

export type Patch = { readonly [K in keyof Workload]?: Workload[K] | undefined };

/** A workload that KServe serves without a remark, changed by `patch`. */
export function workload(patch: Patch = {}): Workload {
  const whole = {
    name: "llm-abcdefgh",
    origin: { project: "demo", function: "llm", kind: "vllmserve-text", action: "serve" },
    model: { uri: "hf://acme/llm" },
    engine: { name: "VLLM" },
    features: ["TextGeneration"],
    scaling: { min: 1 },
    endpoint: { protocols: ["openai"] },
    requires: [],
    ...patch,
  };
  // `undefined` in a patch takes a part away.
  return Object.fromEntries(
    Object.entries(whole).filter(([, value]) => value !== undefined),
  ) as unknown as Workload;
}

/** Draws workloads of a Plan. */
async function synth(
  workloads: readonly Workload[],
  options: object = {},
  secrets: SecretMap = {},
): Promise<Synthesis> {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: [],
    backends: [kserveBackend],
  });
  const compilation = await compiler.compile([], { secrets });
  const plan: Plan = { plan: "v1", workloads: [...workloads] };
  return compiler.synth({ ...compilation, plan }, { backend: "kserve", options });
}

type Manifest = Readonly<Record<string, unknown>>;

/** The manifests of one workload, which must have no errors. */
export async function draw(
  patch: Patch,
  options?: object,
  secrets?: SecretMap,
): Promise<{
  readonly isvc: Manifest;
  readonly all: readonly Manifest[];
  readonly endpoints: Synthesis["endpoints"];
}> {
  const { manifests, diagnostics, endpoints } = await synth([workload(patch)], options, secrets);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  }
  const all = manifests.map(({ object }) => object);
  const isvc = all.find(({ kind }) => kind === "InferenceService") ?? {};
  return { isvc, all, endpoints };
}
