import type { Traceable } from "@inferspec/compiler";
import { ApiObject, type ApiObjectMetadata } from "cdk8s";
import type { Construct } from "constructs";

type Metadata = Pick<ApiObjectMetadata, "name" | "namespace" | "labels" | "annotations">;

/** What every object takes. Any value may be traced: the compiler unwraps it when it renders the manifest. */
export interface ObjectProps<Spec> {
  readonly metadata?: Traceable<Metadata>;
  readonly spec: Traceable<Spec>;
}

/** One of KServe's objects; which one, its subclass says. */
export abstract class KserveObject<Spec> extends ApiObject {
  protected constructor(
    scope: Construct,
    id: string,
    type: { readonly apiVersion: string; readonly kind: string },
    { metadata, spec }: ObjectProps<Spec>,
  ) {
    super(scope, id, {
      apiVersion: type.apiVersion,
      kind: type.kind,
      // The construct passes both on untouched.
      ...(metadata && { metadata: metadata as ApiObjectMetadata }),
      spec,
    });
  }
}
