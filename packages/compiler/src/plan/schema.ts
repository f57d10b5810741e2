import { lazy } from "@inferspec/spec";
import * as z from "zod";

/**
 * Plan v1: what is to be served, in no target's words. Plain JSON; the same spec gives the same bytes wherever its
 * file lies, so no source position ever enters it (the source map travels beside it). Made on first use: compiling
 * with tested runtimes never needs it.
 */
const schemas = lazy(() => {
  const name = z.string().min(1);

  const ModelSchema = z.strictObject({
    /** Where the weights are: `hf://owner/repo`, `s3://bucket/prefix`, `ollama://tag`, `pvc://claim/path` … */
    uri: z.string(),
    /** The branch, tag or commit of the repository, where a Model document or the spec names one. */
    revision: name.optional(),
    /** What the files at `uri` are, where the kind says so: `huggingface`, `sklearn`, `mlflow` … */
    format: name.optional(),
    /** The name that the author gave the model; clients see a name derived from it. */
    name: name.optional(),
  });

  const EngineSchema = z.strictObject({
    /** `VLLM`, `OLlama`, `Infinity`, `FasterWhisper`, `HuggingFaceServer`, `MLServer` … */
    name,
    image: z.string().optional(),
    /** What it runs on, where the author says so; else it follows from resources and profile. */
    device: z.enum(["cpu", "gpu"]).optional(),
    /** Typed settings, by a neutral name (`dtype`, `maxLength` …); a backend writes them as the engine's flags. */
    options: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
      .optional(),
    /** The author's own words for the command line, as they are. */
    args: z.array(z.string()).optional(),
  });

  const AdapterSchema = z.strictObject({ name: z.string(), uri: z.string() });

  /** Kubernetes quantities, for one replica. */
  const ResourcesSchema = z.strictObject({
    cpu: z.string().optional(),
    memory: z.string().optional(),
    gpu: z.string().optional(),
    disk: z.string().optional(),
  });

  const AcceleratorSchema = z.strictObject({
    /** The name of a hardware profile that the target defines. */
    profile: name.optional(),
    /** How many units of the profile one replica gets. */
    count: z.int().optional(),
  });

  /** What an autoscaler watches beside requests in flight. */
  const MetricSchema = z.strictObject({
    name: z.enum(["concurrency", "rps", "cpu", "memory", "prometheus"]),
    /** Per replica: requests, requests per second, per cent of the request, or what the query counts. */
    target: z.number().optional(),
    /** PromQL, for `prometheus`. */
    query: name.optional(),
    /** The address of the Prometheus server. */
    server: name.optional(),
  });

  const ScalingSchema = z.strictObject({
    /** The number of replicas that was asked for: fixed without autoscaling, a starting point with it. */
    replicas: z.int().optional(),
    min: z.int().optional(),
    max: z.int().optional(),
    autoscaling: z.boolean().optional(),
    /** In-flight requests per replica that the autoscaler aims at. */
    targetRequests: z.int().optional(),
    scaleDownDelaySeconds: z.int().optional(),
    metric: MetricSchema.optional(),
  });

  const FileSchema = z.strictObject({ path: z.string(), content: z.string() });

  const VolumeSchema = z.strictObject({
    type: z.enum(["shared_volume", "persistent_volume_claim", "ephemeral", "empty_dir", "image"]),
    name,
    mountPath: name,
    spec: z.record(z.string(), z.string()).optional(),
  });

  const PlacementSchema = z.strictObject({
    nodeSelector: z.record(z.string(), z.string()).optional(),
    /** A Kubernetes core/v1 Affinity. */
    affinity: z.record(z.string(), z.json()).optional(),
    /** Kubernetes core/v1 Tolerations. */
    tolerations: z.array(z.record(z.string(), z.json())).optional(),
    runtimeClass: name.optional(),
    priorityClass: name.optional(),
  });

  const ServiceSchema = z.strictObject({
    type: z.enum(["ExternalName", "ClusterIP", "NodePort", "LoadBalancer"]).optional(),
    name: name.optional(),
  });

  /** Which entities a workload was lowered from. */
  const OriginSchema = z.strictObject({
    project: name,
    function: name,
    kind: name,
    action: name,
    run: name.optional(),
  });

  const WorkloadSchema = z.strictObject({
    /** Unique in the Plan; a DNS label of at most 40 characters. */
    name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/),
    origin: OriginSchema,
    description: z.string().optional(),
    labels: z.array(z.string()).optional(),
    model: ModelSchema,
    engine: EngineSchema,
    /** `TextGeneration`, `TextEmbedding`, `SpeechToText`, `Reranking` … */
    features: z.array(z.string()),
    adapters: z.array(AdapterSchema).optional(),
    resources: ResourcesSchema.optional(),
    accelerator: AcceleratorSchema.optional(),
    scaling: ScalingSchema.optional(),
    env: z.record(z.string(), z.string()).optional(),
    /** Keys of project secrets; the target's configuration says which Secret holds each. Never values. */
    secrets: z.array(z.string()).optional(),
    files: z.array(FileSchema).optional(),
    volumes: z.array(VolumeSchema).optional(),
    placement: PlacementSchema.optional(),
    service: ServiceSchema.optional(),
    endpoint: z.strictObject({
      /** What clients speak: `openai`, `v1`, `v2`, `grpc-v2`. */
      protocols: z.array(z.string()).min(1),
    }),
    /** What only one target knows, under that backend's name; its own schema judges it. */
    hints: z.record(z.string(), z.record(z.string(), z.json())).optional(),
    /** Capabilities that a backend must have to serve this, sorted. */
    requires: z.array(z.string()),
  });

  /** What a node does with a request: it sends it to one target. */
  const StepSchema = z.strictObject({
    /** Unique in its node. */
    name: name.optional(),
    /** Exactly one of four: a workload of this Plan, … */
    workload: name.optional(),
    /** … another node of the graph, … */
    node: name.optional(),
    /** … a service of the target that this Plan does not describe, … */
    service: name.optional(),
    /** … or any address. */
    url: name.optional(),
    /** A question to the data, in the target's own language: whether this step is taken. */
    condition: name.optional(),
    /** Per cent of the requests. */
    weight: z.int().optional(),
    /** What the step is sent: `$request`, or `$response` of the step before. */
    data: name.optional(),
    /** Whether its failure is that of the whole node. */
    dependency: z.enum(["soft", "hard"]).optional(),
    /** Sends the `predictions` of a response on as the `instances` of the next request. */
    mapPredictionsToInstances: z.boolean().optional(),
  });

  const NodeSchema = z.strictObject({
    type: z.enum(["sequence", "switch", "ensemble", "splitter"]),
    steps: z.array(StepSchema),
  });

  /** Seconds. */
  const GraphTimeoutsSchema = z.strictObject({
    request: z.int().optional(),
    step: z.int().optional(),
    read: z.int().optional(),
    write: z.int().optional(),
    idle: z.int().optional(),
  });

  /** Services that work together behind one address. */
  const GraphSchema = z.strictObject({
    /** Unique among workloads and graphs; a DNS label of at most 40 characters. */
    name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/),
    origin: OriginSchema,
    description: z.string().optional(),
    labels: z.array(z.string()).optional(),
    /** A request begins at the node `root`. */
    nodes: z.record(z.string(), NodeSchema),
    /** What one replica of the router gets. */
    resources: ResourcesSchema.optional(),
    scaling: ScalingSchema.optional(),
    placement: PlacementSchema.optional(),
    timeouts: GraphTimeoutsSchema.optional(),
    hints: z.record(z.string(), z.record(z.string(), z.json())).optional(),
    /** Capabilities that a backend must have to serve this, sorted. */
    requires: z.array(z.string()),
  });

  const PlanSchema = z.strictObject({
    plan: z.literal("v1"),
    workloads: z.array(WorkloadSchema),
    /** Absent where there are none. */
    graphs: z.array(GraphSchema).optional(),
  });
  return { plan: PlanSchema, workload: WorkloadSchema, graph: GraphSchema, volume: VolumeSchema };
});

/** The schema of a whole Plan. */
export const planSchema = () => schemas().plan;
/** The schema of one workload. */
export const workloadSchema = () => schemas().workload;
/** The schema of one graph. */
export const graphSchema = () => schemas().graph;

type Schemas = ReturnType<typeof schemas>;

export type Plan = z.infer<Schemas["plan"]>;
export type Workload = z.infer<Schemas["workload"]>;
export type Graph = z.infer<Schemas["graph"]>;
export type GraphNode = Graph["nodes"][string];
export type GraphStep = GraphNode["steps"][number];
export type Volume = z.infer<Schemas["volume"]>;
