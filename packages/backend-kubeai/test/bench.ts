import {
  createDiagnostic,
  type Diagnostic,
  type LoadContext,
  type Path,
  type Report,
  type SecretMap,
  type Workload,
  Traced,
  valueAt,
} from "@inferspec/compiler";
import { kubeaiBackend, optionsSchema, type KubeaiFacts } from "../src/index.js";

/** A diagnostic with the Plan path that it was reported at. */
export interface Finding extends Diagnostic {
  readonly where: Path | undefined;
  readonly intents: readonly unknown[];
}

export type Patch = {
  readonly [K in keyof Workload]?: Workload[K] | undefined;
};

/** A workload that KubeAI serves without a remark, changed by `patch`. */
export function workload(patch: Patch = {}): Workload {
  const whole = {
    name: "llm-abcdefgh",
    origin: { project: "demo", function: "llm", kind: "kubeai-text", action: "serve" },
    model: { uri: "hf://acme/llm" },
    engine: { name: "VLLM" },
    features: ["TextGeneration"],
    accelerator: { profile: "nvidia-gpu-l4", count: 1 },
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

function collector(found: Finding[]): Report<Path> {
  return (kind, { at, params, fixes = [] }) => {
    found.push({ ...createDiagnostic(kind, { params }), where: at, intents: fixes });
  };
}

/** Lets the backend learn about a target; `files` maps the names that the options use to documents. */
export async function loadFacts(
  options: object = {},
  files: Readonly<Record<string, readonly unknown[]>> = {},
): Promise<{ readonly facts: KubeaiFacts; readonly found: readonly Finding[] }> {
  const found: Finding[] = [];
  const ctx: LoadContext = {
    read: (file) => Promise.resolve(files[file]),
    parse: (text) => [JSON.parse(text) as unknown],
    report: collector(found),
  };
  return { facts: await kubeaiBackend.load(optionsSchema().parse(options), ctx), found };
}

/** Runs all rules over one workload. */
export async function check(
  patch: Patch,
  options: object = {},
  secrets: SecretMap = {},
): Promise<readonly Finding[]> {
  const { facts } = await loadFacts(options);
  const found: Finding[] = [];
  const one = workload(patch);
  const from = (...path: string[]) => {
    const value = valueAt(one, path);
    return value === undefined ? undefined : new Traced(value, [{ workload: one.name, path }]);
  };
  kubeaiBackend.check?.({
    workload: one,
    facts,
    secrets,
    // One function for all members, as the compiler has it too.
    from,
    report: collector(found),
  });
  return found;
}
