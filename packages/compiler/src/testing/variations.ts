import { FIELDS } from "../capabilities.js";
import { toPointer, type Path } from "../source/path.js";

/** Two values of each part of a Plan that a backend may draw, by JSON Pointer. */
export const VARIATIONS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  "/model/revision": ["v1", "v2"],
  "/engine/device": ["cpu", "gpu"],
  "/engine/image": ["example.org/engine:1", "example.org/engine:2"],
  "/engine/args": [["--a-flag"], ["--another-flag"]],
  "/adapters": [[{ name: "one", uri: "hf://owner/one" }], [{ name: "two", uri: "hf://owner/two" }]],
  "/resources/cpu": ["2", "4"],
  "/resources/memory": ["8Gi", "16Gi"],
  "/resources/gpu": ["1", "2"],
  "/resources/disk": ["20Gi", "40Gi"],
  "/accelerator/profile": ["profile-one", "profile-two"],
  "/accelerator/count": [1, 2],
  "/scaling/replicas": [2, 3],
  "/scaling/min": [1, 2],
  "/scaling/max": [4, 5],
  "/scaling/autoscaling": [true, false],
  "/scaling/targetRequests": [10, 20],
  "/scaling/scaleDownDelaySeconds": [60, 90],
  "/scaling/metric": [
    { name: "rps", target: 10 },
    { name: "rps", target: 20 },
  ],
  "/env": [{ ONE: "1" }, { ONE: "2" }],
  "/secrets": [["KEY_ONE"], ["KEY_TWO"]],
  "/files": [[{ path: "/etc/one", content: "1" }], [{ path: "/etc/one", content: "2" }]],
  "/volumes": [
    [{ type: "empty_dir", name: "one", mountPath: "/one" }],
    [{ type: "empty_dir", name: "two", mountPath: "/two" }],
  ],
  "/placement/nodeSelector": [{ zone: "a" }, { zone: "b" }],
  "/placement/affinity": [{ nodeAffinity: { a: 1 } }, { nodeAffinity: { a: 2 } }],
  "/placement/tolerations": [
    [{ key: "a", operator: "Exists" }],
    [{ key: "b", operator: "Exists" }],
  ],
  "/placement/runtimeClass": ["nvidia", "gvisor"],
  "/placement/priorityClass": ["high", "low"],
  "/service/type": ["NodePort", "LoadBalancer"],
  "/service/name": ["service-one", "service-two"],
  "/description": ["first", "second"],
  "/labels": [["one"], ["two"]],
};

/** Two values of each setting that the built-in kinds put into `engine.options`. */
const OPTIONS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  task: ["text_generation", "text_embedding"],
  backend: ["vllm", "huggingface"],
  tokenizerRevision: ["v1", "v2"],
  maxLength: [1024, 2048],
  disableLowerCase: [true, false],
  disableSpecialTokens: [true, false],
  dtype: ["float16", "float32"],
  trustRemoteCode: [true, false],
  tensorInputNames: [["input_ids"], ["input_ids", "attention_mask"]],
  returnTokenTypeIds: [true, false],
  returnProbabilities: [true, false],
  disableLogRequests: [true, false],
  maxLogLen: [100, 200],
  telemetry: [true, false],
};

/** One part of a Plan that may stand in any workload, with two values. */
export interface Variation {
  readonly path: Path;
  readonly pair: readonly [unknown, unknown] | undefined;
}

/** Two values of an engine's setting; texts for one that only a plugin knows. */
export function optionPair(option: string): readonly [unknown, unknown] {
  return (Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : undefined) ?? ["one", "two"];
}

/** Everything to vary: the fields with a capability of their own, the model's format, the engine's settings. */
export function planVariations(): readonly Variation[] {
  return [
    ...FIELDS.map(({ path }) => ({ path, pair: VARIATIONS[toPointer(path)] })),
    { path: ["model", "format"], pair: ["huggingface", "sklearn"] },
    ...[...Object.keys(OPTIONS), "unheard"].map((option) => ({
      path: ["engine", "options", option],
      pair: optionPair(option),
    })),
  ];
}
