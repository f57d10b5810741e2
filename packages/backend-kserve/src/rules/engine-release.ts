import { nearestVersion, type EngineName } from "@inferspec/engines";
import { readHints } from "../hints.js";
import { llmRelease } from "../llm/release.js";
import type { Scope } from "../scope.js";
import { drawnImage } from "../server/image.js";
import type { ProgramName } from "../server/programs.js";
import { serverOf, type Server } from "../server/server.js";
import { mainContainer } from "../target/serving-runtime.js";

/** The release of a server whose command line and variables are catalogued. */
export interface EngineRelease {
  readonly server: Server;
  readonly engine: EngineName;
  readonly version: string;
  /** Whether it is the very release of the image, and not the nearest one that is known. */
  readonly exact: boolean;
}

/** Each server's catalogue, and the images that are known to hold it. */
const CATALOGUED: Readonly<
  Partial<Record<ProgramName, { readonly engine: EngineName; readonly image: RegExp }>>
> = {
  vllm: { engine: "vllm", image: /vllm-openai/ },
  huggingfaceserver: { engine: "huggingfaceserver", image: /huggingfaceserver/ },
  mlserver: { engine: "mlserver", image: /mlserver/ },
  infinity: { engine: "infinity", image: /infinity/ },
  ollama: { engine: "ollama", image: /ollama/ },
  "faster-whisper": { engine: "fasterwhisper", image: /faster-whisper-server/ },
};

/** Which release serves a workload; `undefined` where the image does not say. */
export function engineRelease(scope: Scope): EngineRelease | undefined {
  const server = serverOf(scope.workload, scope.facts);
  const known = server && CATALOGUED[server.program.name];
  if (!known) return undefined;
  if (scope.facts.target === "LLMInferenceService") {
    const release = llmRelease(scope.workload.engine.image, scope.facts.version);
    return release && { server, engine: known.engine, ...release };
  }
  const image = imageOf(scope, server);
  if (!known.image.test(image)) return undefined;
  // The tag is for a runtime's image; a container's own has it already, or was named in full.
  const { runtimeVersion } = readHints(scope.workload, scope.facts).hints;
  const tag = server.runtime && runtimeVersion;
  const release = nearestVersion(
    known.engine,
    tag === undefined ? image : `${image.replace(/:[\w.-]+$/, "")}:${tag}`,
  );
  return release && { server, engine: known.engine, ...release };
}

function imageOf({ workload, facts }: Scope, server: Server): string {
  const ofRuntime = server.runtime && mainContainer(server.runtime.runtime)?.image;
  return drawnImage(workload, facts, server) ?? ofRuntime ?? "";
}
