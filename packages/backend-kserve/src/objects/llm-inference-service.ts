import type { Construct } from "constructs";
import type { LLMInferenceServiceSpec } from "../generated/llm-inference-service.js";
import { KserveObject, type ObjectProps } from "./object.js";

/** A served language model behind a Gateway, with a scheduler of requests. */
export class LLMInferenceService extends KserveObject<LLMInferenceServiceSpec> {
  static readonly apiVersion = "serving.kserve.io/v1alpha2";
  static readonly kind = "LLMInferenceService";

  constructor(scope: Construct, id: string, props: ObjectProps<LLMInferenceServiceSpec>) {
    super(scope, id, LLMInferenceService, props);
  }
}
