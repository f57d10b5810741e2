import type { ClusterStorageContainerSpec } from "../generated/cluster-storage-container.js";
import type { InferenceGraphSpec } from "../generated/inference-graph.js";
import type { InferenceServiceSpec } from "../generated/inference-service.js";
import type { LLMInferenceServiceSpec } from "../generated/llm-inference-service.js";

export type * from "../generated/common.js";
export type { ServingRuntimeSpec } from "../generated/serving-runtime.js";
export type { TrainedModelSpec } from "../generated/trained-model.js";
export type {
  ClusterStorageContainerSpec,
  InferenceGraphSpec,
  InferenceServiceSpec,
  LLMInferenceServiceSpec,
};

/** The part that serves. */
export type PredictorSpec = InferenceServiceSpec["predictor"];
/** A model for a ServingRuntime: the container's fields, and where the model is. */
export type ModelSpec = NonNullable<PredictorSpec["model"]>;
/** The nodes beside the first one, of a replica that spans several. */
export type WorkerSpec = NonNullable<PredictorSpec["workerSpec"]>;
export type TransformerSpec = NonNullable<InferenceServiceSpec["transformer"]>;
export type ExplainerSpec = NonNullable<InferenceServiceSpec["explainer"]>;
/** Another version of the model, with its share of the requests. */
export type CanarySpec = NonNullable<InferenceServiceSpec["canary"]>[number];
/** The model of a canary: the shipped CRD wants a name in it, and nowhere else (facts/kserve.md §1). */
export type CanaryModel = NonNullable<CanarySpec["predictor"]["model"]>;
/** One node of a graph. */
export type GraphNode = InferenceGraphSpec["nodes"][string];
/** One step of a node. */
export type GraphStep = NonNullable<GraphNode["steps"]>[number];
