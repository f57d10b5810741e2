import * as z from "zod";
import { field } from "./field.js";
import { lazy } from "./kind.js";

/** One kind of model entity. */
export interface ModelKind<K extends string = string, S extends z.ZodType = z.ZodType> {
  readonly kind: K;
  readonly title: string;
  readonly spec: () => S;
}

const defineModelKind = <const K extends string, S extends z.ZodType>(
  kind: ModelKind<K, S>,
): ModelKind<K, S> => kind;

const text = (description: string, examples: readonly string[]) =>
  field(z.string(), { description, examples }).optional();

/** Whatever a parameter may be; `null` only within a map, as DigitalHub publishes it. */
type Serializable = string | number | boolean | { [key: string]: unknown } | Serializable[];

const serializable: () => z.ZodType<Serializable> = lazy(() =>
  z.lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.record(z.string(), z.unknown()),
      z.array(serializable()),
    ]),
  ),
);

const baseShape = lazy(() => ({
  path: field(z.string().min(1), {
    description: "Where the files of the model are: `hf://owner/repo`, `s3://bucket/prefix/` …",
    examples: ["hf://Qwen/Qwen3-4B", "s3://models/qwen3-4b/"],
  }),
  framework: text("The framework that it was made with. A note.", ["pytorch", "scikit-learn"]),
  algorithm: text("The algorithm or architecture. A note.", ["transformer", "random-forest"]),
  parameters: field(z.record(z.string(), serializable()), {
    description: "Parameters of its making. A note.",
    examples: [{ epochs: 3 }, { quantization: "awq" }],
  }).optional(),
}));

const dataset = () =>
  z.strictObject({
    name: text("The dataset's name.", ["train", "test"]),
    digest: text("Its digest.", ["9d3c4b1a", "0f1e2d3c"]),
    profile: text("Its profile, JSON in a text.", ['{"rows": 100}', "{}"]),
    schema: text("Its schema, JSON in a text.", ['{"columns": []}', "{}"]),
    source: text("Where it came from, JSON in a text.", ['{"uri": "s3://data/train"}', "{}"]),
    source_type: text("The type of its source.", ["s3", "local"]),
  });

const signature = () =>
  z.strictObject({
    inputs: text("The inputs, JSON in a text.", ["[]", '[{"type": "double"}]']),
    outputs: text("The outputs, JSON in a text.", ["[]", '[{"type": "long"}]']),
    params: text("The parameters, JSON in a text.", ["[]", '[{"name": "top_k"}]']),
  });

/** The kinds of model entities that DigitalHub's server has. */
export const modelKinds = [
  defineModelKind({ kind: "model", title: "Model", spec: lazy(() => z.strictObject(baseShape())) }),
  defineModelKind({
    kind: "huggingface",
    title: "Hugging Face model",
    spec: lazy(() =>
      z.strictObject({
        ...baseShape(),
        base_model: text("The model that it was derived from. A note.", [
          "Qwen/Qwen3-4B-Base",
          "google/gemma-3-4b",
        ]),
        model_id: text("Its id on Hugging Face. A note: what is served is at `path`.", [
          "Qwen/Qwen3-4B",
          "openai/whisper-tiny",
        ]),
        model_revision: text(
          "The branch, tag or commit that is served. Left out, the repository's default.",
          ["main", "v1.0"],
        ),
      }),
    ),
  }),
  defineModelKind({
    kind: "sklearn",
    title: "scikit-learn model",
    spec: lazy(() => z.strictObject(baseShape())),
  }),
  defineModelKind({
    kind: "mlflow",
    title: "MLflow model",
    spec: lazy(() =>
      z.strictObject({
        ...baseShape(),
        flavor: text("The MLflow flavour. A note: the `MLmodel` file says it too.", [
          "sklearn",
          "pytorch",
        ]),
        model_config: field(z.record(z.string(), z.string()), {
          description: "The MLflow model configuration. A note.",
          examples: [{ device: "cpu" }, { batch: "8" }],
        }).optional(),
        input_datasets: field(z.array(dataset()), {
          description: "The datasets that it was made from. A note.",
          examples: [[{ name: "train" }], []],
        }).optional(),
        signature: field(signature(), {
          description: "What it takes and gives. A note: the `MLmodel` file says it too.",
          examples: [{ inputs: "[]" }, { outputs: "[]" }],
        }).optional(),
      }),
    ),
  }),
] as const;

/**
 * Parameters of a Model document that change nothing here: they say how the model was made, and no server asks. A test
 * holds the list to that, and every parameter that is not on it to changing something.
 */
export const MODEL_INFORMATIONAL: readonly string[] = [
  "algorithm",
  "base_model",
  "flavor",
  "framework",
  "input_datasets",
  "model_config",
  "parameters",
  "signature",
];

/** The name of a kind of model entities. */
export type ModelKindName = (typeof modelKinds)[number]["kind"];

const byName: ReadonlyMap<string, (typeof modelKinds)[number]> = new Map(
  modelKinds.map((kind) => [kind.kind, kind]),
);

/** The kind of model entities of that name. */
export function modelKindNamed(name: string): (typeof modelKinds)[number] | undefined {
  return byName.get(name);
}
