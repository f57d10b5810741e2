/** One route that a served model really has. */
export interface EndpointRoute {
  /** What it is for: `chat-completions`, `completions`, `embeddings`, `audio-transcriptions`, `rerank`, `models` … */
  readonly operation: string;
  readonly method: "GET" | "POST";
  /** Below the base URL, with a leading slash. */
  readonly path: string;
}

/** How clients reach one workload on one backend; generated clients are built on it. */
export interface EndpointDescriptor {
  readonly workload: string;
  readonly project: string;
  readonly function: string;
  readonly run?: string;
  readonly protocol: string;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** What a request's `model` must say. */
  readonly model: string;
  /** Adapter name → what a request's `model` must say to use it. */
  readonly adapters?: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly routes: readonly EndpointRoute[];
}
