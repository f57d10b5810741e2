import type { Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import type { KserveFacts } from "../target/facts.js";
import type { KserveVersion } from "../target/version.js";
import type { Server } from "./server.js";
import type { ProgramName } from "./programs.js";

interface Images {
  readonly cpu: string;
  readonly gpu: string;
  /** What the image's own entry point does not do. */
  readonly command?: readonly string[];
}

/** The images of containers that no runtime brings; those that KubeAI's chart takes, where it has the engine too. */
const IMAGES: Readonly<Partial<Record<ProgramName, Images>>> = {
  vllm: {
    cpu: "public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.11.2",
    gpu: "vllm/vllm-openai:v0.11.2",
    command: ["python3", "-m", "vllm.entrypoints.openai.api_server"],
  },
  // KServe's own images carry its release.
  huggingfaceserver: {
    cpu: "kserve/huggingfaceserver:{release}",
    gpu: "kserve/huggingfaceserver:{release}-gpu",
  },
  mlserver: { cpu: "seldonio/mlserver:1.7.1", gpu: "seldonio/mlserver:1.7.1" },
  infinity: { cpu: "michaelf34/infinity:0.0.77-cpu", gpu: "michaelf34/infinity:0.0.77" },
  "faster-whisper": {
    cpu: "fedirz/faster-whisper-server:latest-cpu",
    gpu: "fedirz/faster-whisper-server:latest-cuda",
  },
  ollama: { cpu: "ollama/ollama:0.11.11", gpu: "ollama/ollama:0.11.11" },
};

/** The image and command of a container of its own. */
export function containerImage(
  { program, hardware }: Server,
  { parts }: KserveVersion,
): {
  readonly image: string | undefined;
  readonly command: readonly string[] | undefined;
} {
  const images = IMAGES[program.name];
  const image = hardware.accelerators > 0 ? images?.gpu : images?.cpu;
  return {
    image: image?.replace("{release}", `v${parts.join(".")}`),
    command: images?.command,
  };
}

/** The image that the spec names; an empty text names none. */
export function specImage({ engine }: Workload): string | undefined {
  return engine.image === "" ? undefined : engine.image;
}

/**
 * The image that the manifest names: the spec's own, else that of a container of its own with the tag that the spec asks
 * for; `undefined` where it is left to the runtime.
 */
export function drawnImage(
  workload: Workload,
  facts: KserveFacts,
  server: Server,
): string | undefined {
  const own = specImage(workload);
  if (own !== undefined || server.runtime) return own;
  const { image } = containerImage(server, facts.version);
  const tag = readHints(workload, facts).hints.runtimeVersion;
  return tag === undefined ? image : image?.replace(/:[^:/]*$/, `:${tag}`);
}

/** Repositories whose variants for CPU and GPU KServe chooses between rightly. */
const KNOWN = /^(docker\.io\/)?(kserve\/huggingfaceserver|vllm\/vllm-openai)(:|@|$)/;
const TAG = /:([\w.-]+)$/;

/**
 * The tag to say as `runtimeVersion` beside an image of the spec's own: without it KServe appends `-gpu` to the tag, or
 * `-cpu` to the name, of images that have no such variant (pkg/…/inferenceservice/utils/utils.go, UpdateImageTag).
 */
export function pinnedTag(image: string): string | undefined {
  return KNOWN.test(image) || image.includes("@") ? undefined : TAG.exec(image)?.[1];
}
