import type { Traceable } from "@inferspec/compiler";
import { ApiObject, type ApiObjectMetadata } from "cdk8s";
import type { Construct } from "constructs";
import type { Engine, Feature } from "./target/engines.js";
import type { EnvFromEntry } from "./target/facts.js";

/** One LoRA adapter of a Model. */
export interface ModelAdapter {
  /** `^[a-z0-9-]+$`, at most 63. */
  readonly name: string;
  readonly url: string;
}

/** One small text file in the engine's container. */
export interface ModelFile {
  /** Absolute, without `:`. */
  readonly path: string;
  /** At most 100,000 characters. */
  readonly content: string;
}

export interface ModelPrefixHash {
  /** Per cent, at least 100. Default 125. */
  readonly meanLoadFactor?: number | undefined;
  /** Points of each Pod on the ring; cannot be changed. Default 256. */
  readonly replication?: number | undefined;
  /** Characters of the prompt that are hashed. Default 100. */
  readonly prefixCharLength?: number | undefined;
}

export interface ModelLoadBalancing {
  readonly strategy?: "LeastLoad" | "PrefixHash" | undefined;
  readonly prefixHash?: ModelPrefixHash | undefined;
}

/** `spec` of a KubeAI Model, every field of the CRD (kubeai.org/v1, releases 0.21 to 0.23). */
export interface ModelSpec {
  readonly url: string;
  readonly engine: Engine;
  readonly features: readonly Feature[];
  /** `<profile>:<count>`. */
  readonly resourceProfile?: string | undefined;
  /** Cannot be changed once set. */
  readonly cacheProfile?: string | undefined;
  readonly image?: string | undefined;
  readonly args?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly envFrom?: readonly EnvFromEntry[] | undefined;
  /** VLLM only. */
  readonly adapters?: readonly ModelAdapter[] | undefined;
  /** KubeAI's own unless autoscaling is disabled. */
  readonly replicas?: number | undefined;
  readonly minReplicas?: number | undefined;
  readonly maxReplicas?: number | undefined;
  readonly autoscalingDisabled?: boolean | undefined;
  readonly targetRequests?: number | undefined;
  /** Seconds. */
  readonly scaleDownDelaySeconds?: number | undefined;
  readonly owner?: string | undefined;
  readonly loadBalancing?: ModelLoadBalancing | undefined;
  readonly files?: readonly ModelFile[] | undefined;
  readonly priorityClassName?: string | undefined;
}

/** Labels and the like may be traced too. */
export interface ModelProps {
  readonly metadata?: Traceable<
    Pick<ApiObjectMetadata, "name" | "namespace" | "labels" | "annotations">
  >;
  readonly spec: Traceable<ModelSpec>;
}

/** A KubeAI Model. Values may be traced: the compiler unwraps them when it renders the manifest. */
export class Model extends ApiObject {
  static readonly apiVersion = "kubeai.org/v1";
  static readonly kind = "Model";

  constructor(scope: Construct, id: string, { metadata, spec }: ModelProps) {
    super(scope, id, {
      apiVersion: Model.apiVersion,
      kind: Model.kind,
      // The construct passes both on untouched.
      ...(metadata && { metadata: metadata as ApiObjectMetadata }),
      spec,
    });
  }
}
