import type { Construct } from "constructs";
import type { ServingRuntimeSpec } from "../generated/serving-runtime.js";
import { KserveObject, type ObjectProps } from "./object.js";

/** A model server for some formats, in one namespace. */
export class ServingRuntime extends KserveObject<ServingRuntimeSpec> {
  static readonly apiVersion = "serving.kserve.io/v1alpha1";
  static readonly kind = "ServingRuntime";

  constructor(scope: Construct, id: string, props: ObjectProps<ServingRuntimeSpec>) {
    super(scope, id, ServingRuntime, props);
  }
}
