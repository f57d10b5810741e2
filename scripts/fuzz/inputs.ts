import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { arbitrarySpec, exportedForm, type ShortSpec } from "@inferspec/compiler/testing";
import fc from "fast-check";
import { stringify } from "yaml";
import { arbitraryMutations, mutate } from "./mutations.js";

type Files = Readonly<Record<string, Uint8Array>>;

/** What one attempt compiles, as bytes, and for which target. */
export interface FuzzInput {
  readonly specs: Files;
  readonly target: FuzzTarget;
  /** Whether everything that may be allowed is allowed, so that what is refused otherwise is drawn too. */
  readonly allowAll: boolean;
}

/** A backend with what it is told, and the files that its options name. */
export interface FuzzTarget {
  readonly backend: "kubeai" | "kserve";
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: Files;
}

/** Texts to begin from: the fixtures' own. */
export interface Corpus {
  readonly specs: readonly string[];
  /** Helm values of KubeAI. */
  readonly values: readonly string[];
  /** ServingRuntimes of KServe. */
  readonly runtimes: readonly string[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Generated and mutated specs, for one of the built-in backends. */
export function arbitraryInput(corpus: Corpus): fc.Arbitrary<FuzzInput> {
  const text = fc.oneof(
    { weight: 9, arbitrary: generatedText() },
    { weight: 9, arbitrary: fc.constantFrom(...corpus.specs) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => decoder.decode(bytes)),
    },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...YAML_TOKENS), maxLength: 60 }) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
  );
  return fc
    .record({
      text,
      mutations: fc.oneof(fc.constant([]), arbitraryMutations(), arbitraryMutations()),
      allowAll: fc.boolean(),
      other: fc.constantFrom(...corpus.specs),
      second: rarely(text),
      encoding: fc.constantFrom("utf-8", "utf-8", "utf-8", "bom", "utf-16le"),
      target: fc.oneof(kubeaiTarget(corpus), kserveTarget(corpus)),
    })
    .map(({ text, mutations, allowAll, other, second, encoding, target }) => ({
      specs: {
        "spec.yaml": mutate(encode(text, encoding), mutations, other),
        ...(second !== null && { "second.yaml": encoder.encode(second) }),
      },
      allowAll,
      target,
    }));
}

/** One of KubeAI's releases, and now and then mutated Helm values. */
function kubeaiTarget({ values, specs }: Corpus): fc.Arbitrary<FuzzTarget> {
  return fc
    .record({
      version: fc.constantFrom("0.21", "0.22", "0.23", "0.22.0"),
      values: rarely(mutatedText(values, specs)),
    })
    .map(({ version, values }) => ({
      backend: "kubeai",
      options: { version, ...(values && { values: "values.yaml" }) },
      files: { ...(values && { "values.yaml": values }) },
    }));
}

/** KServe in either mode and as either kind of object, and now and then mutated ServingRuntimes. */
function kserveTarget({ runtimes, specs }: Corpus): fc.Arbitrary<FuzzTarget> {
  return fc
    .record({
      version: fc.constantFrom("0.18", "0.19", "0.20", "0.21"),
      mode: fc.constantFrom("Standard", "Knative"),
      target: fc.constantFrom("InferenceService", "InferenceService", "LLMInferenceService"),
      runtimes: rarely(mutatedText(runtimes, specs)),
    })
    .map(({ runtimes, ...options }) => ({
      backend: "kserve",
      options: { ...options, ...(runtimes && { runtimes: "runtimes.yaml" }) },
      files: { ...(runtimes && { "runtimes.yaml": runtimes }) },
    }));
}

function mutatedText(
  texts: readonly string[],
  others: readonly string[],
): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...texts), arbitraryMutations(), fc.constantFrom(...others))
    .map(([text, mutations, other]) => mutate(encoder.encode(text), mutations, other));
}

/** One in eight; else `null`. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

/** Specs that schemas accept, in both written forms, as JSON or as YAML in several styles. */
function generatedText(): fc.Arbitrary<string> {
  const spec: fc.Arbitrary<ShortSpec> = fc.oneof(
    ...builtinRuntimes.flatMap((runtime) =>
      [7, 40].map((rarity) => arbitrarySpec(runtime, rarity)),
    ),
  );
  const style = fc.record({
    form: fc.constantFrom("short", "exported"),
    json: fc.boolean(),
    collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
    defaultStringType: fc.constantFrom(
      "PLAIN" as const,
      "QUOTE_DOUBLE" as const,
      "QUOTE_SINGLE" as const,
      "BLOCK_LITERAL" as const,
      "BLOCK_FOLDED" as const,
    ),
    indent: fc.constantFrom(1, 2, 4),
  });
  return fc.tuple(spec, style).map(([value, { form, json, ...yaml }]) => {
    const data = form === "short" ? value : exportedForm(value);
    return json ? JSON.stringify(data, null, yaml.indent) : stringify(data, yaml);
  });
}

function encode(text: string, encoding: string): Uint8Array {
  if (encoding === "utf-16le") return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  return encoder.encode(encoding === "bom" ? `\uFEFF${text}` : text);
}

const YAML_TOKENS = [
  ..."\n\n\n  :-?,[]{}#&*!|>'\"%@`~",
  "kind: ",
  "kubeai-text",
  "kubeai-speech",
  "runs:\n  - action: serve\n",
  "url: ",
  "hf://a/b",
  "engine: VLLM\n",
  "features: [TextGeneration]\n",
  "name: a\n",
  "spec:\n  ",
  "---\n",
  "...\n",
  "<<: *a\n",
  "&a ",
  "*a",
  "!!binary ",
  "? ",
  "|+2\n",
  "\t",
  "\r\n",
];
