import type { Memo } from "../memo.js";
import type { HardwareProfile } from "@inferspec/compiler";
import type { ServingRuntime } from "./serving-runtime.js";
import type { KserveVersion } from "./version.js";

/** How KServe runs an InferenceService: as a Deployment, or as a Knative Service. */
export type DeploymentMode = "Standard" | "Knative";

/** What a workload is drawn as, unless it is a graph. */
type TargetKind = "InferenceService" | "LLMInferenceService";

/** The storages whose credentials KServe's storage initializer reads from a Secret. */
export type StorageScheme = "hf" | "s3" | "gs" | "azure" | "https";

export interface CredentialFact {
  readonly secret?: string | undefined;
  /** Whether the Secret is known to exist. Nobody reads what is in it. */
  readonly presence: "present" | "absent" | "unknown";
}

/** How requests reach the cluster from outside. */
export interface IngressFacts {
  /** `example.com`. */
  readonly domain: string;
  /** KServe's Go template of a host: `{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}`. */
  readonly domainTemplate: string;
  readonly scheme: "http" | "https";
  /** The gateway's own address, absolute without a trailing slash: requests go there with the service's host as `Host`. */
  readonly address?: string | undefined;
  /** KServe's Go template of a path on one common host: `/serving/{{ .Namespace }}/{{ .Name }}`. */
  readonly pathTemplate?: string | undefined;
}

/** What can be known of a model only by looking at its files. */
interface ModelFact {
  /** What a huggingface server would infer from the architecture. */
  readonly task?: string | undefined;
  /** The format of the weights; FasterWhisper loads CTranslate2 only. */
  readonly format?: "ctranslate2" | undefined;
  /** The rank of a LoRA adapter. */
  readonly loraRank?: number | undefined;
}

/** What is known of one KServe installation. */
export interface KserveFacts {
  readonly version: KserveVersion;
  readonly mode: DeploymentMode;
  readonly target: TargetKind;
  readonly namespace?: string | undefined;
  /** Those of the cluster and of the namespace, disabled ones too. */
  readonly runtimes: readonly ServingRuntime[];
  /** Where they were learnt from, for messages: `the runtimes of KServe 0.20`, `runtimes.yaml`. */
  readonly runtimesOrigin: string;
  readonly profiles: Readonly<Record<string, HardwareProfile>>;
  /** The resource that `resources.gpu` counts where the profile names none. */
  readonly gpuResource: string;
  /** `cluster.local`. */
  readonly clusterDomain: string;
  /** Whether the Services of Standard mode have no address of their own; then clients name the container's port. */
  readonly headlessServices: boolean;
  /** Absent where clients are inside the cluster. */
  readonly ingress?: IngressFacts | undefined;
  /** Where the Gateway of LLMInferenceServices is reached: absolute, without a trailing slash. */
  readonly llmGateway?: string | undefined;
  /** A ServiceAccount that exists, with the credentials of every storage. */
  readonly serviceAccount?: string | undefined;
  readonly credentials: Readonly<Record<StorageScheme, CredentialFact>>;
  /** Names of ClusterStorageContainers; undefined where nobody listed them. */
  readonly storageContainers?: readonly string[] | undefined;
  /** Undefined where nobody listed them. */
  readonly priorityClasses?: readonly string[] | undefined;
  /** Undefined where nobody listed them. */
  readonly runtimeClasses?: readonly string[] | undefined;
  /** Whether KEDA is installed; undefined where nobody said. */
  readonly keda?: boolean | undefined;
  readonly models: Readonly<Record<string, ModelFact>>;
  /** Never part of what is known of the installation: it only saves work. */
  readonly memo: Memo;
}
