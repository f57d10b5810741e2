import { atLeast, type KubeaiVersion } from "./version.js";

/*
 * What the Helm chart `kubeai` installs by default, as data. Source: charts/kubeai/values.yaml of the releases 0.21.0
 * and 0.22.1 and of the main branch after 0.23.2, read in facts/kubeai.md §2.3–2.5. The resource profiles are the same
 * in all of them; the images are not.
 */

const tolerates = (key: string) => [
  { key, operator: "Equal", value: "present", effect: "NoSchedule" },
];
const NVIDIA = "nvidia.com/gpu";
const AMD = "amd.com/gpu";

const nvidia = (more: object = {}) => ({
  imageName: "nvidia-gpu",
  limits: { [NVIDIA]: "1" },
  tolerations: tolerates(NVIDIA),
  ...more,
});

const medium = { requests: { [NVIDIA]: "1", cpu: "6", memory: "24Gi" } };

const RESOURCE_PROFILES = {
  cpu: { imageName: "cpu", requests: { cpu: 1, memory: "2Gi" } },
  "nvidia-gpu-t4": {
    imageName: "nvidia-gpu",
    limits: { [NVIDIA]: "1" },
    requests: { [NVIDIA]: "1" },
  },
  "nvidia-gpu-l4": nvidia(medium),
  "nvidia-gpu-l40s": nvidia(medium),
  "nvidia-gpu-h100": nvidia(),
  "nvidia-gpu-gh200": nvidia({ imageName: "gh200", requests: { [NVIDIA]: "1" } }),
  "nvidia-gpu-a100-80gb": nvidia(),
  "nvidia-gpu-a100-40gb": nvidia(),
  "nvidia-gpu-a16": nvidia(),
  "nvidia-gpu-rtx4070-8gb": nvidia(),
  "amd-gpu-mi300x": { imageName: "amd-gpu", limits: { [AMD]: "1" }, tolerations: tolerates(AMD) },
};

const WHISPER = {
  default: "fedirz/faster-whisper-server:latest-cpu",
  "nvidia-gpu": "fedirz/faster-whisper-server:latest-cuda",
};

const vllm = (release: string, more: Readonly<Record<string, string>>) => ({
  default: `vllm/vllm-openai:${release}`,
  "nvidia-gpu": `vllm/vllm-openai:${release}`,
  ...more,
});

const images021 = {
  VLLM: vllm("v0.8.3", {
    cpu: "substratusai/vllm:v0.6.3.post1-cpu",
    "google-tpu": "substratusai/vllm:v0.6.4.post1-tpu",
    gh200: "substratusai/vllm-gh200:v0.8.3",
    "amd-gpu": "substratusai/vllm-rocm:nightly_main_20250120",
  }),
  OLlama: { default: "ollama/ollama:latest" },
  FasterWhisper: WHISPER,
  Infinity: { default: "michaelf34/infinity:latest" },
};

const since022 = (release: string, rocm: string) => ({
  VLLM: vllm(release, {
    cpu: `public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:${release}`,
    "google-tpu": "vllm/vllm-tpu:23194d83e8f2a6783b0d8c275f5f8a22faab9aec",
    gh200: `vllm/vllm-openai:${release}`,
    "amd-gpu": rocm,
  }),
  OLlama: {
    default: "ollama/ollama:0.11.11",
    "nvidia-gpu": "ollama/ollama:0.11.11",
    "amd-gpu": "ollama/ollama:0.11.11-rocm",
  },
  FasterWhisper: WHISPER,
  Infinity: {
    default: "michaelf34/infinity:0.0.77",
    cpu: "michaelf34/infinity:0.0.77-cpu",
    "amd-gpu": "michaelf34/infinity:0.0.77-rocm",
    "nvidia-gpu": "michaelf34/infinity:0.0.77",
  },
});

const images022 = since022("v0.10.2", "rocm/vllm/rocm6.4.1_vllm_0.10.1_20250909");
const images023 = since022("v0.11.2", "rocm/vllm/rocm7.0.0_vllm_0.11.1_20251103");

/** The parts of the chart's values that Inferspec reads, with the chart's own defaults. */
export function chartDefaults(version: KubeaiVersion): Readonly<Record<string, unknown>> {
  const images = atLeast(version, "0.23")
    ? images023
    : atLeast(version, "0.22")
      ? images022
      : images021;
  const modelServers = Object.fromEntries(
    Object.entries(images).map(([engine, list]) => [engine, { images: list }]),
  );
  const secret = { create: true, name: "" };
  return {
    fullnameOverride: "",
    resourceProfiles: RESOURCE_PROFILES,
    cacheProfiles: {},
    modelServers,
    modelRollouts: { surge: 1 },
    modelAutoscaling: { interval: "10s", timeWindow: "10m" },
    secrets: { alibaba: secret, aws: secret, gcp: secret, huggingface: secret },
  };
}
