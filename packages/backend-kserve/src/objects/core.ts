import type { PlanOrigin, Traceable } from "@inferspec/compiler";
import { ApiObject, type ApiObjectMetadata } from "cdk8s";
import type { Construct } from "constructs";

/** `spec` of a PersistentVolumeClaim: the fields that are drawn. */
export interface ClaimSpec {
  readonly accessModes: readonly ("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany")[];
  readonly resources: { readonly requests: { readonly storage: string } };
  readonly storageClassName?: string | undefined;
}

/** `spec` of a Service: the fields that are drawn. */
interface ServiceSpec {
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly {
    readonly name: string;
    readonly port: number;
    readonly targetPort: number;
  }[];
}

/** Kubernetes' own objects (core/v1) that stand beside a server, by kind. */
export interface CoreObjects {
  readonly ConfigMap: { readonly data: Readonly<Record<string, string>> };
  readonly PersistentVolumeClaim: { readonly spec: ClaimSpec };
  readonly Service: { readonly spec: ServiceSpec };
  readonly ServiceAccount: { readonly secrets: readonly { readonly name: string }[] };
}

type Metadata = Pick<ApiObjectMetadata, "name" | "namespace" | "labels">;

/** One of Kubernetes' own objects. Any value may be traced: the compiler unwraps it when it renders the manifest. */
export class CoreObject<Kind extends keyof CoreObjects> extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    kind: Kind,
    metadata: Traceable<Metadata, PlanOrigin>,
    body: Traceable<CoreObjects[Kind], PlanOrigin>,
  ) {
    // The construct passes both on untouched.
    super(scope, id, {
      apiVersion: "v1",
      kind,
      metadata: metadata as ApiObjectMetadata,
      ...body,
    });
  }
}
