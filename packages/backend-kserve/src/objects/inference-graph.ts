import type { Construct } from "constructs";
import type { InferenceGraphSpec } from "../generated/inference-graph.js";
import { KserveObject, type ObjectProps } from "./object.js";

/** Requests led through several services. */
export class InferenceGraph extends KserveObject<InferenceGraphSpec> {
  static readonly apiVersion = "serving.kserve.io/v1alpha1";
  static readonly kind = "InferenceGraph";

  constructor(scope: Construct, id: string, props: ObjectProps<InferenceGraphSpec>) {
    super(scope, id, InferenceGraph, props);
  }
}
