import type { Construct } from "constructs";
import type { ClusterStorageContainerSpec } from "../generated/cluster-storage-container.js";
import { KserveObject, type ObjectProps } from "./object.js";

/** What fetches model files of some addresses, for the whole cluster. */
export class ClusterStorageContainer extends KserveObject<ClusterStorageContainerSpec> {
  static readonly apiVersion = "serving.kserve.io/v1alpha1";
  static readonly kind = "ClusterStorageContainer";

  constructor(scope: Construct, id: string, props: ObjectProps<ClusterStorageContainerSpec>) {
    super(scope, id, ClusterStorageContainer, props);
  }
}
