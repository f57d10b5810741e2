import type { Construct } from "constructs";
import type { TrainedModelSpec } from "../generated/trained-model.js";
import { KserveObject, type ObjectProps } from "./object.js";

/** One of several models that an InferenceService holds. */
export class TrainedModel extends KserveObject<TrainedModelSpec> {
  static readonly apiVersion = "serving.kserve.io/v1alpha1";
  static readonly kind = "TrainedModel";

  constructor(scope: Construct, id: string, props: ObjectProps<TrainedModelSpec>) {
    super(scope, id, TrainedModel, props);
  }
}
