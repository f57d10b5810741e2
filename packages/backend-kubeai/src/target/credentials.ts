import type { CredentialStore } from "./facts.js";

/** What KubeAI adds to a Pod for a scheme, from a Secret of its own (facts/kubeai.md §2.3, §2.12). */
export interface SchemeCredentials {
  readonly store: CredentialStore;
  /** The variables, which stand behind those of the Model and so win. */
  readonly variables: readonly string[];
  /** The keys of the Secret. */
  readonly keys: readonly string[];
}

export const CREDENTIALS: Readonly<Record<string, SchemeCredentials>> = {
  hf: { store: "huggingface", variables: ["HF_TOKEN"], keys: ["token"] },
  s3: {
    store: "aws",
    variables: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
    keys: ["accessKeyID", "secretAccessKey"],
  },
  gs: { store: "gcp", variables: ["GOOGLE_APPLICATION_CREDENTIALS"], keys: ["jsonKeyfile"] },
  oss: {
    store: "alibaba",
    variables: ["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"],
    keys: ["accessKeyID", "accessKeySecret"],
  },
};
