import { atLeast, type KubeaiVersion } from "./version.js";

/** The engines that a Model can name, in the CRD's spelling. */
export const ENGINES = ["VLLM", "OLlama", "FasterWhisper", "Infinity"] as const;
export type Engine = (typeof ENGINES)[number];

const FEATURES = ["TextGeneration", "TextEmbedding", "SpeechToText", "Reranking"] as const;
export type Feature = (typeof FEATURES)[number];

const SCHEMES = ["hf", "pvc", "ollama", "s3", "gs", "oss", "oci"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Schemes that DigitalHub's pattern lets through by mistake, and what they were meant to be. */
export const SCHEME_TYPOS: Readonly<Record<string, Scheme>> = {
  h: "hf",
  s: "s3",
  pv: "pvc",
  ollam: "ollama",
};

export function isEngine(name: string): name is Engine {
  return (ENGINES as readonly string[]).includes(name);
}

export function isFeature(name: string): name is Feature {
  return (FEATURES as readonly string[]).includes(name);
}

export function isScheme(name: string): name is Scheme {
  return (SCHEMES as readonly string[]).includes(name);
}

/** Engine → features that it really serves behind KubeAI (facts/kubeai.md §2.2; the CRD checks none of it). */
export const ENGINE_FEATURES: Readonly<Record<Engine, readonly Feature[]>> = {
  VLLM: ["TextGeneration", "TextEmbedding", "Reranking"],
  OLlama: ["TextGeneration", "TextEmbedding"],
  Infinity: ["TextEmbedding", "Reranking"],
  FasterWhisper: ["SpeechToText"],
};

/**
 * What becomes of a URL: `ok`; `model-path` works once the engine is told to look in `/model`, which KubeAI mounts but
 * does not say; otherwise the reason why the engine cannot load it.
 */
type Outcome = "ok" | "model-path" | { readonly why: string; readonly help: string };

const ollamaPulls = {
  why: "KubeAI gives the URL's path to `ollama pull`, which looks for it in Ollama's own registry",
  help: "write `ollama://hf.co/<owner>/<repo>` for a GGUF repository, or use another engine",
};
const ollamaBucket = {
  why: "KubeAI gives the bucket's path to `ollama pull`, which takes names of Ollama's registry only",
  help: "use `ollama://<model>`, a `pvc://` with `?model=<tag>`, or another engine",
};
const ollamaOnly = {
  why: "only OLlama knows names of Ollama's registry",
  help: "use engine OLlama, or a `hf://` URL",
};
const ollamaNoSpeech = {
  why: "only OLlama knows names of Ollama's registry, and it serves no speech",
  help: "use a `hf://` URL of weights in CTranslate2's format, such as `hf://Systran/faster-whisper-small`",
};
const notDownloaded = {
  why: "without a cache profile KubeAI downloads nothing: the engine gets `bucket/path` as the name of a model",
  help: "set `cache_profile`, so that KubeAI downloads the files first",
};
const needsCache = {
  why: "KubeAI can read this storage only through a cache profile",
  help: "set `cache_profile`",
};
const notCacheable = {
  why: "KubeAI caches `hf://`, `s3://`, `gs://` and `oss://` only",
  help: "remove `cache_profile`",
};
const ollamaOci = {
  why: "KubeAI mounts the image's files, but still runs `ollama pull` with the image's name",
  help: "use `ollama://<model>`, or another engine",
};

interface Cell {
  readonly plain: Outcome;
  readonly cached: Outcome;
}

const ok: Cell = { plain: "ok", cached: "ok" };
const uncached = (plain: Outcome): Cell => ({ plain, cached: notCacheable });
const onlyCached: Cell = { plain: needsCache, cached: "ok" };
const servers = {
  hf: ok,
  pvc: uncached("model-path"),
  ollama: uncached(ollamaOnly),
  s3: { plain: notDownloaded, cached: "ok" },
  gs: onlyCached,
  oss: onlyCached,
  oci: uncached("model-path"),
} as const satisfies Record<Scheme, Cell>;

/**
 * Engine × scheme, without and with a cache profile: what each engine is really given (facts/kubeai.md §2.1, seen in
 * the Pods that KubeAI's controller makes).
 */
export const ENGINE_SCHEMES: Readonly<Record<Engine, Readonly<Record<Scheme, Cell>>>> = {
  VLLM: {
    hf: ok,
    pvc: uncached("ok"),
    ollama: uncached(ollamaOnly),
    s3: ok,
    gs: onlyCached,
    oss: onlyCached,
    oci: uncached("ok"),
  },
  OLlama: {
    hf: { plain: ollamaPulls, cached: ollamaPulls },
    pvc: uncached("ok"),
    ollama: uncached("ok"),
    s3: { plain: ollamaBucket, cached: ollamaBucket },
    gs: { plain: needsCache, cached: ollamaBucket },
    oss: { plain: needsCache, cached: ollamaBucket },
    oci: uncached(ollamaOci),
  },
  // The kind has this one engine, so that no other can be proposed.
  FasterWhisper: { ...servers, ollama: uncached(ollamaNoSpeech) },
  Infinity: servers,
};

/** The variable by which an engine is told which model to load, where KubeAI lets one override it. */
export const MODEL_PATH_VARIABLE: Readonly<Partial<Record<Engine, string>>> = {
  FasterWhisper: "WHISPER__MODEL",
  Infinity: "INFINITY_MODEL_ID",
};

/** OLlama's start-up command is broken from 0.23.2 on (kubeai#721, its fix #733 unmerged). */
export function ollamaBroken(version: KubeaiVersion): boolean {
  return atLeast(version, "0.23.2");
}
