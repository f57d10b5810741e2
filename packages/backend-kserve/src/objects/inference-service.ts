import type { Construct } from "constructs";
import type { InferenceServiceSpec } from "../generated/inference-service.js";
import { KserveObject, type ObjectProps } from "./object.js";

/** A served model, with what stands before and beside its server. */
export class InferenceService extends KserveObject<InferenceServiceSpec> {
  static readonly apiVersion = "serving.kserve.io/v1beta1";
  static readonly kind = "InferenceService";

  constructor(scope: Construct, id: string, props: ObjectProps<InferenceServiceSpec>) {
    super(scope, id, InferenceService, props);
  }
}
