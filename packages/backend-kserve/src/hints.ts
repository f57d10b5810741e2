import { lazy, type Workload } from "@inferspec/compiler";
import * as z from "zod";
import { remember, type ReadHints } from "./memo.js";
import type { Box, Scope } from "./scope.js";
import type { KserveFacts } from "./target/facts.js";

const strings = () => z.array(z.string());
const variables = () => z.record(z.string(), z.string());

const container = () => ({
  image: z.string().min(1),
  command: strings().optional(),
  args: strings().optional(),
  env: variables().optional(),
  resources: z
    .strictObject({
      cpu: z.string().optional(),
      memory: z.string().optional(),
      gpu: z.string().optional(),
    })
    .optional(),
  minReplicas: z.int().min(0).optional(),
  maxReplicas: z.int().min(0).optional(),
});

/** Made on first use: most workloads have no hints. */
const hintsSchema = lazy(() =>
  z.strictObject({
    /** A ServingRuntime by name, in place of the one that KServe would select. */
    runtime: z.string().min(1).optional(),
    /** The tag of the runtime's image. */
    runtimeVersion: z.string().min(1).optional(),
    /** The protocol that the predictor speaks. */
    protocol: z.enum(["v1", "v2", "grpc-v2"]).optional(),
    serviceAccount: z.string().min(1).optional(),
    /** A ClusterStorageContainer by name. */
    storageContainer: z.string().min(1).optional(),
    /** Seconds that one request may take. */
    timeout: z.int().min(1).optional(),
    /** Seconds that the server may take to load the model before it counts as failed. */
    startupTimeout: z.int().min(1).optional(),
    /** Requests that one replica takes at a time; Knative only. */
    containerConcurrency: z.int().min(0).optional(),
    /** Who may reach it. */
    visibility: z.enum(["cluster", "outside"]).optional(),
    /** Per cent of requests that go to the newest revision; Knative only. */
    canaryTraffic: z.int().min(0).max(100).optional(),
    /** Other versions of the model beside the stable one; Standard only. */
    canaries: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          uri: z.string().min(1),
          traffic: z.int().min(0).max(100),
          minReplicas: z.int().min(0).optional(),
        }),
      )
      .optional(),
    batcher: z
      .strictObject({ maxBatchSize: z.int().optional(), maxLatency: z.int().optional() })
      .optional(),
    logger: z
      .strictObject({
        url: z.string().min(1),
        mode: z.enum(["all", "request", "response"]).optional(),
      })
      .optional(),
    transformer: z.strictObject({ ...container(), collocated: z.boolean().optional() }).optional(),
    explainer: z
      .strictObject({
        ...container(),
        image: z.string().min(1).optional(),
        /** KServe's own ART explainer. */
        art: z.enum(["SquareAttack"]).optional(),
      })
      .optional(),
    /** Several nodes for one replica. */
    workers: z
      .strictObject({
        pipelineParallelSize: z.int().optional(),
        tensorParallelSize: z.int().optional(),
      })
      .optional(),
    /** Served by an InferenceService of several models, as a TrainedModel of it. */
    trainedModel: z
      .strictObject({ inferenceService: z.string().min(1), memory: z.string().min(1) })
      .optional(),
    /** What only an LLMInferenceService has. */
    llm: z
      .strictObject({
        scheduler: z.boolean().optional(),
        prefill: z
          .strictObject({ replicas: z.int().min(1).optional(), args: strings().optional() })
          .optional(),
        parallelism: z
          .strictObject({
            tensor: z.int().min(1).optional(),
            pipeline: z.int().min(1).optional(),
            data: z.int().min(1).optional(),
            dataLocal: z.int().min(1).optional(),
            expert: z.boolean().optional(),
          })
          .optional(),
        baseRefs: strings().optional(),
      })
      .optional(),
  }),
);

/** `hints.kserve` of a workload: what only this target knows. */
export type KserveHints = z.infer<ReturnType<typeof hintsSchema>>;

/** The hints of a workload, read once. */
export function readHints(workload: Workload, { memo }: Pick<KserveFacts, "memo">): ReadHints {
  return remember(memo.hints, workload, () => {
    const raw = workload.hints?.["kserve"];
    if (raw === undefined) return { hints: {}, issues: [] };
    const result = hintsSchema().safeParse(raw);
    return result.success
      ? { hints: result.data, issues: [] }
      : { hints: {}, issues: result.error.issues };
  });
}

/** The hints with where each comes from; `undefined` where there are none. */
export function tracedHints({ workload, facts, from }: Scope): Box<KserveHints> | undefined {
  return from("hints", "kserve")?.map(() => readHints(workload, facts).hints);
}
