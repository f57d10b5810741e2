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
    /** The name that the author gave the model; clients see a name derived from it. */
    name: name.optional(),
  });

  const EngineSchema = z.strictObject({
    /** `VLLM`, `OLlama`, `Infinity`, `FasterWhisper` … */
    name,
    image: z.string().optional(),
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

  const ScalingSchema = z.strictObject({
    /** The number of replicas that was asked for: fixed without autoscaling, a starting point with it. */
    replicas: z.int().optional(),
    min: z.int().optional(),
    max: z.int().optional(),
    autoscaling: z.boolean().optional(),
    /** In-flight requests per replica that the autoscaler aims at. */
    targetRequests: z.int().optional(),
    scaleDownDelaySeconds: z.int().optional(),
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
      /** What clients speak: `openai`, later `v1`, `v2`, `grpc-v2`. */
      protocols: z.array(z.string()).min(1),
    }),
    /** What only one target knows, under that backend's name; its own schema judges it. */
    hints: z.record(z.string(), z.record(z.string(), z.json())).optional(),
    /** Capabilities that a backend must have to serve this, sorted. */
    requires: z.array(z.string()),
  });

  const PlanSchema = z.strictObject({
    plan: z.literal("v1"),
    workloads: z.array(WorkloadSchema),
  });
  return { plan: PlanSchema, workload: WorkloadSchema, volume: VolumeSchema };
});

/** The schema of a whole Plan. */
export const planSchema = () => schemas().plan;
/** The schema of one workload. */
export const workloadSchema = () => schemas().workload;

type Schemas = ReturnType<typeof schemas>;

export type Plan = z.infer<Schemas["plan"]>;
export type Workload = z.infer<Schemas["workload"]>;
export type Volume = z.infer<Schemas["volume"]>;
