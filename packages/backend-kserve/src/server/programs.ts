/** What a server process is, whoever wraps it: it decides on command line, routes and probes. */
export type ProgramName =
  | "huggingfaceserver"
  | "vllm"
  | "mlserver"
  | "kserve"
  | "infinity"
  | "faster-whisper"
  | "ollama"
  | "other";

/** The paths below the server's root, and where its OpenAI API begins. */
export interface Program {
  readonly name: ProgramName;
  /** The port of the container. KServe's own runtimes all listen on 8080. */
  readonly port: number;
  /** Where its OpenAI API is, without a trailing slash; absent where it has none. */
  readonly openai?: string | undefined;
  /**
   * Answers 200 once the model is loaded; `{model}` stands for its name. Absent where nothing of the kind is known.
   * KServe's own `/v2/health/ready` says yes as soon as the server listens (python/kserve/kserve/protocol/dataplane.py).
   */
  readonly ready?: string | undefined;
  /** Seconds that loading may take: weights are downloaded before, by KServe's storage initializer. */
  readonly startupSeconds: number;
  /** What one replica gets where nobody says (facts/kserve.md §8.15: KServe's own 1 CPU and 2Gi is too little for weights). */
  readonly resources: { readonly cpu: string; readonly memory: string };
}

const LARGE = { cpu: "4", memory: "16Gi" } as const;
const MIDDLE = { cpu: "2", memory: "8Gi" } as const;
const SMALL = { cpu: "1", memory: "2Gi" } as const;

/** Sources: facts/kserve.md §2.2 and §4.1; of the last three, facts/kubeai.md §2.3. */
export const PROGRAMS: Readonly<Record<ProgramName, Program>> = {
  huggingfaceserver: {
    name: "huggingfaceserver",
    port: 8080,
    openai: "/openai/v1",
    ready: "/v2/models/{model}/ready",
    startupSeconds: 900,
    resources: LARGE,
  },
  vllm: {
    name: "vllm",
    port: 8080,
    openai: "/v1",
    ready: "/v1/models",
    startupSeconds: 1800,
    resources: LARGE,
  },
  mlserver: {
    name: "mlserver",
    port: 8080,
    ready: "/v2/models/{model}/ready",
    startupSeconds: 300,
    resources: SMALL,
  },
  kserve: {
    name: "kserve",
    port: 8080,
    ready: "/v2/models/{model}/ready",
    startupSeconds: 300,
    resources: SMALL,
  },
  infinity: {
    name: "infinity",
    port: 8080,
    openai: "/v1",
    ready: "/health",
    startupSeconds: 1200,
    resources: MIDDLE,
  },
  "faster-whisper": {
    name: "faster-whisper",
    port: 8000,
    openai: "/v1",
    ready: "/health",
    startupSeconds: 1800,
    resources: MIDDLE,
  },
  ollama: {
    name: "ollama",
    port: 8080,
    openai: "/v1",
    ready: "/",
    startupSeconds: 3600,
    resources: LARGE,
  },
  // A runtime of the cluster's own: what it is, only its author knows.
  other: { name: "other", port: 8080, startupSeconds: 900, resources: LARGE },
};

/** KServe's annotation `serving.kserve.io/server-type`, or the runtime's name without `kserve-`, → the program. */
const SERVER_TYPES: Readonly<Record<string, ProgramName>> = {
  huggingfaceserver: "huggingfaceserver",
  "huggingfaceserver-multinode": "huggingfaceserver",
  vllmserver: "vllm",
  mlserver: "mlserver",
  sklearnserver: "kserve",
  xgbserver: "kserve",
  lgbserver: "kserve",
  pmmlserver: "kserve",
  paddleserver: "kserve",
  predictiveserver: "kserve",
  autogluonserver: "kserve",
};

export function programOfType(serverType: string): Program {
  const name = Object.hasOwn(SERVER_TYPES, serverType) ? SERVER_TYPES[serverType] : undefined;
  return PROGRAMS[name ?? "other"];
}
