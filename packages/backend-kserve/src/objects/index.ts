export { ClusterStorageContainer } from "./cluster-storage-container.js";
export { InferenceGraph } from "./inference-graph.js";
export { InferenceService } from "./inference-service.js";
export { LLMInferenceService } from "./llm-inference-service.js";
export type { ObjectProps } from "./object.js";
export { ServingRuntime } from "./serving-runtime.js";
export { TrainedModel } from "./trained-model.js";
export type * from "./specs.js";
