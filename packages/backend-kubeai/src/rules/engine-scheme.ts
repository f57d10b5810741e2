import { diagnostics } from "../diagnostics/index.js";
import { imageOf } from "../hardware.js";
import { cacheProfileOf } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import {
  ENGINE_SCHEMES,
  isEngine,
  isScheme,
  MODEL_PATH_VARIABLE,
  type Engine,
} from "../target/engines.js";
import { parseUrl, type ModelUrl } from "../target/url.js";

const AT = ["model", "uri"] as const;
const CACHEABLE: readonly string[] = ["hf", "s3", "gs", "oss"];

/** Whether the engine can load the URL at all, and what KubeAI must be told so that it does. */
export const engineSchemeRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const { name } = workload.engine;
  const url = parseUrl(workload.model.uri);
  if (!url || !isScheme(url.scheme)) return;
  const cached = cacheProfileOf(workload) !== undefined;
  if (cached && !CACHEABLE.includes(url.scheme)) {
    report(diagnostics["cache-scheme"], {
      at: ["hints", "kubeai", "cacheProfile"],
      params: { scheme: url.scheme },
    });
    return;
  }
  if (!cached && (url.scheme === "gs" || url.scheme === "oss")) {
    const known = Object.keys(facts.cacheProfiles).sort();
    report(diagnostics["cache-required"], {
      at: AT,
      params: {
        scheme: url.scheme,
        help:
          known.length > 0
            ? `set \`cache_profile\` to one of the target's: ${known.join(", ")}`
            : "define a cache profile in the Helm values (the target has none), name them under `values` in the configuration, and set `cache_profile` to it",
      },
    });
    return;
  }
  if (!isEngine(name)) return;
  const outcome = ENGINE_SCHEMES[name][url.scheme][cached ? "cached" : "plain"];
  if (outcome === "model-path") reportModelPath(name, scope);
  else if (outcome !== "ok") {
    report(diagnostics["engine-scheme"], {
      at: AT,
      params: {
        engine: name,
        scheme: url.scheme,
        condition: cached ? " with a cache profile" : "",
        ...outcome,
      },
      related: [{ message: "the engine", at: ["engine", "name"] }],
      ...(name === "OLlama" &&
        url.scheme === "hf" &&
        !cached && { fixes: [useHuggingFaceGguf(url)] }),
    });
  } else checkDetails(name, url, cached, scope);
};

function useHuggingFaceGguf(url: ModelUrl) {
  const value = `ollama://hf.co/${url.ref}`;
  return { title: `use ${value}`, edits: [{ op: "replace" as const, at: AT, value }] };
}

function reportModelPath(engine: Engine, { workload, report }: Scope): void {
  const variable = MODEL_PATH_VARIABLE[engine];
  if (variable === undefined || workload.env?.[variable] !== undefined) return;
  report(diagnostics["model-path"], { at: AT, params: { engine, variable } });
}

function checkDetails(engine: Engine, url: ModelUrl, cached: boolean, scope: Scope): void {
  const { workload, facts, report } = scope;
  if (engine === "OLlama" && url.scheme === "pvc" && url.query?.get("model") === undefined) {
    report(diagnostics["url-form"], {
      at: AT,
      params: {
        url: workload.model.uri,
        scheme: "pvc",
        problem: "it does not say which of the models in the volume is meant",
        help: `write \`${workload.model.uri}?model=<tag>\``,
      },
    });
  }
  if (engine === "VLLM" && url.scheme === "s3" && !cached) {
    const image = imageOf(workload, facts)?.image;
    if (image !== undefined && /:v?0\.[0-6]\./.test(image)) {
      report(diagnostics["s3-streaming"], { at: AT, params: { image } });
    }
  }
}
