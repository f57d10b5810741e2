import { Traced, valueAt, type Path, type SecretMap, type Workload } from "@inferspec/compiler";
import { createDiagnostic, type Diagnostic, type Report } from "@inferspec/compiler";
import { llmRules } from "../src/llm/check.js";
import { rules } from "../src/rules/index.js";
import { loadFacts } from "./bench.js";

/** A diagnostic with the Plan path that it was reported at, and the values that its fixes write. */
export interface RuleFinding extends Diagnostic {
  readonly where: Path | undefined;
  readonly written: readonly unknown[];
}

export type Patch = { readonly [K in keyof Workload]?: Workload[K] | undefined };

/** A workload that KServe serves without a remark, changed by `patch`; `undefined` takes a part away. */
function workload(patch: Patch = {}): Workload {
  const whole = {
    name: "llm-abcdefgh",
    origin: { project: "demo", function: "llm", kind: "vllmserve-text", action: "serve" },
    model: { uri: "hf://acme/llm", format: "huggingface" },
    engine: { name: "VLLM" },
    features: ["TextGeneration"],
    resources: { cpu: "4", memory: "16Gi", gpu: "1" },
    scaling: { min: 1 },
    endpoint: { protocols: ["openai"] },
    requires: [],
    ...patch,
  };
  return Object.fromEntries(
    Object.entries(whole).filter(([, value]) => value !== undefined),
  ) as unknown as Workload;
}

function collector(found: RuleFinding[]): Report<Path> {
  return (kind, { at, params, fixes = [] }) => {
    const edits = fixes.flatMap((fix) => fix.edits);
    const written = edits.map((edit) => ("value" in edit ? edit.value : edit.op));
    found.push({ ...createDiagnostic(kind, { params }), where: at, written });
  };
}

/** Runs all rules over one workload. */
export async function check(
  patch: Patch,
  options: object = {},
  secrets: SecretMap = {},
  files: Readonly<Record<string, readonly unknown[]>> = {},
): Promise<readonly RuleFinding[]> {
  const { facts } = await loadFacts(options, files);
  const found: RuleFinding[] = [];
  const one = workload(patch);
  const from = (...path: string[]) => {
    const value = valueAt(one, path);
    return value === undefined ? undefined : new Traced(value, [{ workload: one.name, path }]);
  };
  for (const rule of facts.target === "LLMInferenceService" ? llmRules : rules) {
    // One function for all members, as the compiler has it too.
    rule({ workload: one, facts, secrets, from, report: collector(found) });
  }
  return found;
}
