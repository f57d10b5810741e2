import type { Workload } from "@inferspec/compiler";
import type { SynthesisedProfile } from "../profile-synthesis.js";
import type { CacheProfile, ResourceProfile } from "./profiles.js";
import type { KubeaiVersion } from "./version.js";

/** The Secrets that KubeAI itself reads credentials from. */
export type CredentialStore = "huggingface" | "aws" | "gcp" | "alibaba";

export interface CredentialFact {
  readonly secret: string;
  /** Whether the Secret is known to exist. Nobody reads what is in it. */
  readonly presence: "present" | "absent" | "unknown";
}

/** One entry of a container's `envFrom`. */
export interface EnvFromEntry {
  readonly prefix?: string | undefined;
  readonly secretRef?:
    { readonly name: string; readonly optional?: boolean | undefined } | undefined;
  readonly configMapRef?:
    { readonly name: string; readonly optional?: boolean | undefined } | undefined;
}

/** What can be known of a model only by looking at its files. */
interface ModelFact {
  readonly format?: "ctranslate2" | "transformers" | "gguf" | undefined;
  /** The rank of a LoRA adapter. */
  readonly loraRank?: number | undefined;
}

/** What is known of one KubeAI installation. */
export interface KubeaiFacts {
  readonly version: KubeaiVersion;
  readonly namespace?: string | undefined;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** The Service of KubeAI itself. */
  readonly serviceName: string;
  readonly resourceProfiles: Readonly<Record<string, ResourceProfile>>;
  readonly cacheProfiles: Readonly<Record<string, CacheProfile>>;
  /** Engine → image name → image. */
  readonly images: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly credentials: Readonly<Record<CredentialStore, CredentialFact>>;
  /** Seconds. */
  readonly autoscaling: { readonly interval: number; readonly timeWindow: number };
  /** How many Pods more than `replicas` there are while KubeAI replaces them. */
  readonly surge: number;
  readonly owner?: string | undefined;
  readonly envFrom: readonly EnvFromEntry[];
  readonly models: Readonly<Record<string, ModelFact>>;
  /** The resource that `resources.gpu` counts where the profile names none. */
  readonly gpuResource: string;
  /** Undefined where nobody listed them. */
  readonly priorityClasses?: readonly string[] | undefined;
  /** Undefined where nobody listed them. */
  readonly runtimeClasses?: readonly string[] | undefined;
  /** Where profiles were read from, for messages: `the Helm chart's defaults`, `values.yaml`. */
  readonly origin: string;
  /** Profiles made so far: many rules ask for that of one workload, and its name is a hash. */
  readonly synthesised: WeakMap<Workload, { readonly made: SynthesisedProfile | undefined }>;
}
