import { expect } from "vitest";
import type { Container } from "./operator.js";

const serve = (parameters: object = {}) => [{ action: "serve", ...parameters }];
const text = (url: string, engine: string, feature: string, parameters: object = {}) => ({
  kind: "kubeai-text",
  url,
  engine,
  features: [feature],
  runs: serve(parameters),
});
const llm = (parameters: object = {}) =>
  text("hf://acme/llm", "VLLM", "TextGeneration", parameters);
const speech = (url: string, parameters: object = {}) => ({
  kind: "kubeai-speech",
  url,
  runs: serve(parameters),
});

/** Specs that Inferspec draws, by the name of the function. */
export const SERVED: Readonly<Record<string, object>> = {
  "vllm-gpus": llm({
    profile: "nvidia-gpu-l4",
    processors: 2,
    args: ["--max-model-len=2048"],
    env: { ZED: "1", ALPHA: "2" },
    secrets: ["MY_KEY"],
  }),
  "vllm-adapters": {
    ...llm({ profile: "nvidia-gpu-h100", args: ["--max-lora-rank=64"] }),
    adapters: [{ name: "colorist", url: "hf://acme/colorist" }],
  },
  "vllm-volume": text("pvc://claim/sub/dir", "VLLM", "TextGeneration", {
    profile: "nvidia-gpu-t4",
  }),
  "vllm-image": { ...llm({ profile: "nvidia-gpu-l4" }), image: "vllm/vllm-openai:v0.9.9" },
  "vllm-files": llm({
    profile: "nvidia-gpu-l4",
    files: [{ path: "/config/chat.jinja", content: "{{ messages }}" }],
  }),
  "made-profile": llm({
    profile: "nvidia-gpu-l4",
    resources: { cpu: "3", mem: "20Gi", gpu: "2" },
    node_selector: [{ key: "zone", value: "eu" }],
    tolerations: [{ key: "dedicated", operator: "Exists", effect: "NoSchedule" }],
    runtime_class: "nvidia",
  }),
  ollama: text("ollama://gemma2:2b", "OLlama", "TextGeneration", { processors: 2 }),
  "infinity-volume": text("pvc://claim/bge", "Infinity", "TextEmbedding"),
  "whisper-volume": speech("pvc://claim/whisper"),
  "whisper-gpu": speech("hf://Systran/faster-whisper-small", { profile: "nvidia-gpu-l4" }),
};

/** A spec that Inferspec refuses, and what KubeAI makes of the Model that it would have been. */
export interface RefusedCase {
  readonly code: string;
  readonly spec: object;
  readonly model: { readonly metadata: { readonly name: string } } & Readonly<
    Record<string, unknown>
  >;
  readonly shows: "no Pod" | ((server: Container, model: string) => void);
}

const model = (name: string, spec: object) => ({
  apiVersion: "kubeai.org/v1",
  kind: "Model",
  metadata: { name },
  spec: {
    url: "hf://acme/llm",
    engine: "VLLM",
    features: ["TextGeneration"],
    resourceProfile: "cpu:1",
    minReplicas: 1,
    ...spec,
  },
});

const named = (spec: object) => ({ name: "refused", ...spec });

export const REFUSED: readonly RefusedCase[] = [
  {
    code: "kubeai/unknown-profile",
    spec: named(llm({ profile: "1xa100" })),
    model: model("unknown-profile", { resourceProfile: "1xa100:1" }),
    shows: "no Pod",
  },
  {
    code: "kubeai/unknown-cache-profile",
    spec: named(llm({ profile: "nvidia-gpu-l4", cache_profile: "nowhere" })),
    model: model("unknown-cache", { cacheProfile: "nowhere" }),
    shows: "no Pod",
  },
  {
    code: "kubeai/replicas-required",
    spec: named(llm({ scaling: { autoscaling_disabled: true } })),
    model: model("no-replicas", { autoscalingDisabled: true }),
    shows: "no Pod",
  },
  {
    code: "kubeai/fatal-args",
    spec: named(speech("hf://Systran/faster-whisper-small", { args: ["--compute-type=int8"] })),
    model: model("fatal-args", {
      engine: "FasterWhisper",
      features: ["SpeechToText"],
      args: ["--compute-type=int8"],
    }),
    // Without a command, they replace the one of the image.
    shows({ command, args }) {
      expect([command, args]).toEqual([undefined, ["--compute-type=int8"]]);
    },
  },
  {
    code: "kubeai/reserved-arg",
    spec: named(llm({ args: ["--served-model-name=mine"] })),
    model: model("reserved-arg", { args: ["--served-model-name=mine"] }),
    // vLLM takes the last one, and KubeAI's proxy asks for the first.
    shows({ args = [] }, name) {
      expect(args.filter((arg) => arg.startsWith("--served-model-name"))).toEqual([
        `--served-model-name=${name}`,
        "--served-model-name=mine",
      ]);
    },
  },
  {
    code: "kubeai/engine-scheme",
    spec: named(text("hf://acme/llm", "OLlama", "TextGeneration")),
    model: model("pull-hugging-face", { engine: "OLlama" }),
    shows({ startupProbe }) {
      expect(startupProbe?.exec?.command.join(" ")).toContain("ollama pull acme/llm ");
    },
  },
  {
    code: "kubeai/engine-scheme",
    spec: named(speech("s3://bucket/whisper")),
    model: model("bucket-path", {
      url: "s3://bucket/whisper",
      engine: "FasterWhisper",
      features: ["SpeechToText"],
    }),
    // Nothing is downloaded: the server is given the path as the name of a repository.
    shows({ env = [] }) {
      expect(env).toContainEqual({ name: "WHISPER__MODEL", value: "bucket/whisper" });
    },
  },
];
