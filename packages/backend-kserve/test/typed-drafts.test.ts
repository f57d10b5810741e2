import { Traced, type PlanOrigin } from "@inferspec/compiler";
import { expect, test } from "vitest";
import type {
  Container,
  LLMInferenceServiceSpec,
  PredictorSpec,
  Probe,
} from "../src/objects/specs.js";
import type { GraphStep } from "../src/objects/specs.js";
import type { CoreObjects } from "../src/objects/core.js";
import { whole, type Draft, type Part } from "../src/scope.js";

const name = new Traced<string, PlanOrigin>("llm", [{ workload: "llm", path: ["name"] }]);
const count = name.map(() => 1);

test("what is drawn may be traced in any part, and is typed all the same", () => {
  const predictor: Draft<PredictorSpec> = {
    minReplicas: count,
    model: whole<PredictorSpec["model"]>([name], { modelFormat: { name }, args: [name] }),
  };
  expect(predictor.minReplicas).toBe(count);
});

test("a field or a value that the CRD does not have does not compile where it is drawn", () => {
  // @ts-expect-error a name that is not the CRD's
  const misspelt: Draft<PredictorSpec> = { minReplica: count };
  // @ts-expect-error the same, deeper
  const deeper: Draft<PredictorSpec> = { model: { modelFormat: { name }, arguments: [name] } };
  // @ts-expect-error the same, in a list
  const listed: Draft<PredictorSpec> = { containers: [{ name, img: name }] };
  // @ts-expect-error the same, where the whole is traced
  const traced = whole<Probe>([name], { failureTreshold: count });
  // @ts-expect-error a traced value of another type
  const other: Draft<Container> = { name, image: count };
  // @ts-expect-error not among the CRD's words
  const word: Draft<GraphStep> = { dependency: name.map(() => "Firm" as const) };
  // @ts-expect-error required
  const nameless: Draft<Container> = { image: name };
  // @ts-expect-error an LLMInferenceService has no such field
  const llm: Part<LLMInferenceServiceSpec> = { minReplicas: count };
  // @ts-expect-error Kubernetes' own objects are typed too
  const core: Part<CoreObjects["PersistentVolumeClaim"]> = { spec: { size: name } };
  expect([misspelt, deeper, listed, traced, other, word, nameless, llm, core]).toHaveLength(9);
});
