import * as fc from "fast-check";
import type { PublishedSchema } from "./published.js";

/** Texts near every pattern of the published schemas, on both sides. */
const TEXTS = [
  "",
  "a",
  "x1",
  "1",
  "0.5",
  "1Gi",
  "500m",
  "1.5Gi",
  "Gi",
  "hf://a/b",
  "h://a",
  "hf:/a",
  "HF://a",
  "hf://a\nb",
  "s3://b/p",
  "s://b",
  "ollama://t:1b",
  "ollam://t",
  "pv://c",
  "pvc://c/sub",
  "store://p/model/huggingface/m",
  "store://p/model/huggingface/m\nx",
  "store://p/model/mlflow/m",
  "store:///model/huggingface/m",
  "gs://b/p",
  "oss://b/p",
  "oci://r/i:1",
  "huggingface://a/b:v1",
  "huggingfac://a",
  "https://huggingface.co/a/b",
  "https://huggingface.co/a/b/",
  "s3://b/p/",
  "s3://b/p/m.zip",
  "s3://b/p/m.pkl",
  "s3://b/p/m.pk",
  "s3://b/p/m.pickle",
  "s3://b/p/m.joblib",
  "models/iris/",
  "m.joblib\nx",
  "a\nb/",
  "store://p/model/sklearn/m",
  "store://p/model/mlflow/m\nx",
  "models:/wine/3",
  "kserve/huggingfaceserver:v1",
  "kserve/huggingfaceserver",
  "kserve/huggingfaceserver@sha256:0",
  "kserve/huggingfaceserve:v1",
  "kserve/sklearnserver:v1",
  "seldonio/mlserver:1.6.0-sklearn",
  "seldonio/mlserver:1.6.0-mlflow",
  "seldonio/mlserver:1.6.0",
  "seldonio/mlserve:1-sklearn",
  "seldonio/mlserve:1-mlflow",
  "vllm/vllm-openai",
  "vllm/vllm-openai:v0.10",
  "registry.example.org/vllm/vllm-openai:v0.10",
  "gs://a\nb",
  "https://a",
  "gs:",
  " hf://a",
  "VLLM",
  "vllm",
  "FLOAT16",
  "text_generation",
  "OLlama",
  "FasterWhisper",
  "TextGeneration",
  "SpeechToText",
  "Reranking",
  "PrefixHash",
  "ClusterIP",
  "Exists",
  "In",
  "NoSchedule",
  "image",
  "empty_dir",
];

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 53,
    1e300,
    -0,
    [],
    {},
    [null],
    [[]],
    { zzz: 1 },
    ["a"],
    { a: "b" },
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Values that mostly fit the schema; the judge decides. */
export function fitting(
  schema: PublishedSchema,
  root: PublishedSchema = schema,
): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
    if (!target) throw new Error(`no ${schema.$ref}`);
    return fitting(target, root);
  }
  if (schema.anyOf) {
    return fc.oneof(
      { maxDepth: 2 },
      fc.constant("a"),
      fc.constant(1),
      fc.constant(true),
      fc.constant({ a: null }),
      fc.array(fc.constantFrom("a", 1), { maxLength: 2 }),
    );
  }
  if (schema.enum) {
    return fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...schema.enum) },
      { weight: 1, arbitrary: fc.constantFrom(...TEXTS) },
    );
  }
  switch (schema.type) {
    case "string":
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...matching(schema)) },
        { weight: 1, arbitrary: fc.constantFrom(...TEXTS) },
        { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
      );
    case "integer":
      return fc.oneof(
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom(0, -1, 1, 2 ** 31, 2 ** 53 - 1, -(2 ** 53), 1e300),
      );
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(fitting(schema.items ?? {}, root), { maxLength: 2 });
    case "object":
      return object(schema, root);
    default:
      return JUNK;
  }
}

function matching(schema: PublishedSchema): string[] {
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, "u");
  return TEXTS.filter(
    (text) => (pattern?.test(text) ?? true) && text.length >= (schema.minLength ?? 0),
  );
}

function object(schema: PublishedSchema, root: PublishedSchema): fc.Arbitrary<unknown> {
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(
      ([key, child]) => [key, fitting(child, root)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }
  const values =
    typeof schema.additionalProperties === "object"
      ? fitting(schema.additionalProperties, root)
      : JUNK;
  return fc.dictionary(
    fc.constantFrom("A", "size", "sizeLimit", "subPath", "é", "constructor"),
    values,
    { maxKeys: 3 },
  );
}

/** Fitting values of which up to two places are changed for the worse. */
export function mutated(schema: PublishedSchema): fc.Arbitrary<unknown> {
  const change = fc.record({
    where: fc.nat(),
    how: fc.constantFrom("replace", "remove", "add"),
    junk: JUNK,
  });
  return fc
    .tuple(fitting(schema), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) =>
      changes.reduce<unknown>(
        (current, { where, how, junk }) => apply(current, where, how, junk),
        value,
      ),
    );
}

function apply(root: unknown, where: number, how: string, junk: unknown): unknown {
  const copy: unknown = structuredClone(root);
  const slots: { holder: Record<PropertyKey, unknown>; key: PropertyKey }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      slots.push({ holder: node as Record<PropertyKey, unknown>, key });
      visit(child);
    }
  };
  visit(copy);
  const slot = slots[where % Math.max(slots.length, 1)];
  if (!slot) return junk;
  if (how === "replace") slot.holder[slot.key] = junk;
  else if (how === "add" && !Array.isArray(slot.holder)) slot.holder["zzz"] = junk;
  else if (Array.isArray(slot.holder)) slot.holder.splice(Number(slot.key), 1);
  else Reflect.deleteProperty(slot.holder, slot.key);
  return copy;
}
