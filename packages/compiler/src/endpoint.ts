/** One route that a served model really has. */
export interface EndpointRoute {
  /**
   * What it is for: `chat-completions`, `completions`, `embeddings`, `audio-transcriptions`, `rerank`, `models` … of the
   * OpenAI API; `predict`, `explain`, `infer`, `model-metadata`, `model-ready`, `server-ready` … of KServe's V1 and V2.
   */
  readonly operation: string;
  readonly method: "GET" | "POST";
  /** Below the base URL, with a leading slash. */
  readonly path: string;
}

/** An address of a service. */
export interface EndpointAddress {
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** The `Host` header of every request, where the address is that of a gateway which many services share. */
  readonly host?: string;
}

/** How clients reach one workload by one protocol on one backend; generated clients are built on it. */
export interface EndpointDescriptor extends EndpointAddress {
  readonly workload: string;
  readonly project: string;
  readonly function: string;
  readonly run?: string;
  /** `openai`, `v1`, `v2`. */
  readonly protocol: string;
  /** Other addresses of the same routes, such as the one inside the cluster. Absent where there are none. */
  readonly alternatives?: readonly EndpointAddress[];
  /** What a request's `model` must say. */
  readonly model: string;
  /** Adapter name → what a request's `model` must say to use it. */
  readonly adapters?: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly routes: readonly EndpointRoute[];
}
