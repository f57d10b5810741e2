import { compareVersions, nearestVersion, type NearestVersion } from "@inferspec/engines";
import { atLeast, type KserveVersion } from "../target/version.js";

/** The llm-d image of KServe's templates (config/llmisvcconfig of v0.18.0 to v0.20.0, and of the commits after it). */
const LLM_D: readonly (readonly [since: string, llmD: string])[] = [
  ["0.21", "0.9.0"],
  ["0.20", "0.8.0"],
  ["0.18", "0.6.0"],
];

/**
 * The vLLM within llm-d (the component tables of its releases v0.8.0 and v0.9.0, which name their predecessors' too; for
 * v0.6.0 its pull request 977).
 */
const VLLM: readonly (readonly [since: string, vllm: string])[] = [
  ["0.9.0", "0.26.0"],
  ["0.8.0", "0.23.0"],
  ["0.7.0", "0.19.1"],
  ["0.6.0", "0.17.1"],
];

const LLM_D_IMAGE = /(?:^|\/)llm-d-\w+:v?(\d{1,4}\.\d{1,4}\.\d{1,4})(?:$|[-@])/;

/**
 * The release of vLLM that an LLMInferenceService runs, from its image where the spec names one, else from KServe's
 * templates; `undefined` where the image does not say.
 */
export function llmRelease(
  image: string | undefined,
  version: KserveVersion,
): NearestVersion | undefined {
  if (image === undefined || image === "") {
    const llmD = LLM_D.find(([since]) => atLeast(version, since))?.[1];
    return llmD === undefined ? undefined : vllmIn(llmD);
  }
  if (image.includes("vllm-openai")) return nearestVersion("vllm", image);
  const llmD = LLM_D_IMAGE.exec(image)?.[1];
  return llmD === undefined ? undefined : vllmIn(llmD);
}

function vllmIn(llmD: string): NearestVersion | undefined {
  const [since, vllm] = VLLM.find(([first]) => compareVersions(first, llmD) <= 0) ?? [];
  const nearest = vllm === undefined ? undefined : nearestVersion("vllm", vllm);
  // Of a release that nobody looked into, nothing is certain.
  return nearest && { ...nearest, exact: nearest.exact && since === llmD };
}
