import type { Difference } from "./difference.js";

/** The kinds that DigitalHub serves without KubeAI. */
const KINDS = [
  "huggingfaceserve",
  "sklearnserve",
  "mlflowserve",
  "vllmserve-text",
  "vllmserve-speech",
  "vllmserve-pooling",
];

const RUNS = KINDS.map((kind) => `${kind}+serve:run`);

const HUGGINGFACE = ["huggingfaceserve+serve", "huggingfaceserve+serve:run"];

const refs = { task: "t", function: "f" };

const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === "string" && pattern.test(value);

/** Of the kinds that DigitalHub serves without KubeAI. */
export const serveDifferences: readonly Difference[] = [
  {
    id: "storage-places",
    direction: "wider",
    kinds: [...KINDS, ...RUNS],
    at: ["path", "url"],
    covers: matches(/^(s3|gs|oss|pvc|oci|hdfs|webhdfs|hf|https?):\/\//),
    what: "`path` and `url` may be anywhere that KServe downloads from, with or without a slash at the end.",
    why: "DigitalHub's own pages write `s3://my-bucket/path-to-model`, which its pattern refuses; KServe reads buckets, claims, images and web servers.",
    example: {
      kind: "huggingfaceserve",
      schema: "function",
      value: { path: "s3://my-bucket/path-to-model" },
    },
  },
  {
    id: "web-pages",
    direction: "stricter",
    kinds: [...KINDS, ...RUNS],
    at: ["path", "url"],
    covers: matches(/^https?:\/\/(www\.)?(huggingface\.co|hf\.co)\//),
    what: "The address of a page of huggingface.co is no `path` or `url`.",
    why: "It ends with a slash, so DigitalHub's pattern takes it for a folder; what would be downloaded is a web page.",
    example: {
      kind: "huggingfaceserve",
      schema: "function",
      value: { path: "https://huggingface.co/Qwen/Qwen3-4B/" },
    },
  },
  {
    id: "images",
    direction: "wider",
    kinds: KINDS,
    at: ["image"],
    what: "`image` may be any image; of the owner of the engine, only the engine's.",
    why: "DigitalHub's patterns refuse mirrors and digests, the CPU image of vLLM that it uses itself, and the images that its `build` action makes.",
    example: {
      kind: "vllmserve-text",
      schema: "function",
      value: {
        url: "hf://Qwen/Qwen3-4B",
        image: "public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.10.0",
      },
    },
  },
  {
    id: "image-names",
    direction: "stricter",
    kinds: KINDS,
    at: ["image"],
    covers: matches(/^(kserve\/huggingfaceserve|seldonio\/mlserve):/),
    what: "`kserve/huggingfaceserve:` and `seldonio/mlserve:` are refused.",
    why: "DigitalHub's patterns make the last letter of the repository optional. There are no such images.",
    example: {
      kind: "huggingfaceserve",
      schema: "function",
      value: { path: "hf://Qwen/Qwen3-4B", image: "kserve/huggingfaceserve:latest" },
    },
  },
  {
    id: "huggingface-numbers",
    direction: "stricter",
    kinds: HUGGINGFACE,
    at: ["max_length", "max_log_len"],
    covers: (value) => typeof value === "number" && value < 1,
    what: "`max_length` is at least 1, `max_log_len` at least 0.",
    why: "The server does not start with a model that takes no token; of a log with fewer characters than none it cuts the end.",
    example: {
      kind: "huggingfaceserve",
      schema: "task",
      value: { function: "f", max_length: 0 },
    },
  },
  {
    id: "huggingface-names",
    direction: "stricter",
    kinds: HUGGINGFACE,
    at: ["tokenizer_revision", "tensor_input_names[]"],
    covers: matches(/^$|[\s,]/),
    what: "`tokenizer_revision` holds no blanks; items of `tensor_input_names` neither blanks nor commas, and are not empty.",
    why: "No revision of a repository has a blank in its name, and the server splits the names of tensors at commas.",
    example: {
      kind: "huggingfaceserve",
      schema: "task",
      value: { function: "f", tensor_input_names: ["input_ids,attention_mask"] },
    },
  },
  {
    id: "serve-keys",
    direction: "wider",
    kinds: RUNS,
    at: ["env", "files", "scaling", "processors", "cache_profile"],
    what: "Runs of all kinds take `env`, `files`, `scaling`, `processors` and `cache_profile`.",
    why: "DigitalHub gives them to the KubeAI kinds only. Other targets scale and mount files too; one that does not says so.",
    example: {
      kind: "sklearnserve",
      schema: "run",
      value: { ...refs, scaling: { min_replicas: 1, max_replicas: 3 } },
    },
  },
  {
    id: "placement-of-vllm",
    direction: "wider",
    kinds: RUNS.filter((run) => run.startsWith("vllmserve")),
    at: ["node_selector", "tolerations", "affinity", "runtime_class", "priority_class"],
    what: "Runs of the vLLM kinds take the placement parameters.",
    why: "They are younger than DigitalHub 0.14, whose tasks were the last to have these.",
    example: {
      kind: "vllmserve-text",
      schema: "run",
      value: { ...refs, node_selector: [{ key: "gpu", value: "l4" }] },
    },
  },
  {
    id: "kserve",
    direction: "wider",
    at: ["kserve"],
    what: "Tasks and runs of all kinds take a block `kserve`.",
    why: "It holds what only KServe knows, such as a transformer. DigitalHub does not deploy on KServe.",
    example: {
      kind: "sklearnserve",
      schema: "task",
      value: { function: "f", kserve: { protocol: "v1" } },
    },
  },
  {
    id: "scaling-metric",
    direction: "wider",
    at: ["scaling.metric"],
    what: "`scaling` takes a `metric`.",
    why: "KubeAI scales by requests in flight only, KServe by other metrics too.",
    example: {
      kind: "kubeai-text",
      schema: "run",
      value: { ...refs, scaling: { metric: { name: "cpu", target: 80 } } },
    },
  },
];
