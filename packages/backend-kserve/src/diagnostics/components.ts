import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the `kserve` block of a run: what only KServe knows. */
export const components = defineDiagnostics("kserve", {
  "invalid-hint": {
    severity: "error",
    message: "`{path}` is not what KServe's backend takes: {problem}",
    help: "`inferspec schema` prints what the block `kserve` may hold",
    docs: "The block `kserve` is judged by this backend. A runtime of a plugin may have put something else into it.",
  },
  "bad-name": {
    severity: "error",
    message: "`{name}` cannot name {what}",
    help: "use lower-case letters, digits, `-` and `.`, with a letter or digit at both ends",
    docs: "Names of objects are DNS names of at most 253 characters in Kubernetes. What refers to another name finds nothing, or is refused with the Pod.",
  },
  "knative-only": {
    severity: "error",
    suppressible: true,
    message: "`kserve.{key}` counts only in mode Knative; in mode {mode} nothing reads it",
    help: "{help}",
    docs: "`containerConcurrency` and `canaryTrafficPercent` become fields of a Knative Service. In Standard mode KServe admits them and ignores them.",
  },
  "standard-only": {
    severity: "error",
    suppressible: true,
    message: "`kserve.{key}` works only in mode Standard",
    help: "{help}",
    docs: "KServe's webhook refuses `canary` and `workerSpec` where InferenceServices are Knative Services.",
  },
  canary: {
    severity: "error",
    suppressible: true,
    message: "{problem}",
    help: "{help}",
    docs: "Canaries came with KServe 0.20. Its webhook wants names of their own, shares of at most 100 per cent together, and no more replicas than the stable version has.",
  },
  batcher: {
    severity: "error",
    suppressible: true,
    message: "{problem}",
    help: "{help}",
    docs: "The batcher is a process beside the server that puts the `instances` of several V1 requests into one. It understands no other protocol: requests without `instances` are answered with an error.",
  },
  logger: {
    severity: "error",
    suppressible: true,
    message: "`{url}` is no address that the logger can send to: {problem}",
    help: "write `http://<service>.<namespace>`, or another http or https address",
    docs: "The logger sends CloudEvents over HTTP. KServe takes any text.",
  },
  transformer: {
    severity: "error",
    suppressible: true,
    message: "{problem}",
    help: "{help}",
    docs: "A transformer has replicas of its own, or shares the Pod of the server (`collocated`) and then has as many as that.",
  },
  explainer: {
    severity: "error",
    suppressible: true,
    message: "{problem}",
    help: "{help}",
    docs: "An explainer is a container of one's own or KServe's ART server. Both answer `/v1/models/<model>:explain` and ask the predictor by V1.",
  },
  workers: {
    severity: "error",
    suppressible: true,
    message: "one replica cannot span several nodes: {why}",
    help: "{help}",
    docs: "KServe's webhook admits a `workerSpec` in mode Standard only, with files that every node can mount (`pvc://`, `oci://`), GPUs that it knows, and without `PIPELINE_PARALLEL_SIZE` and `TENSOR_PARALLEL_SIZE`, which it sets itself. Of its runtimes only the Hugging Face server's has workers.",
  },
  "workers-deleted": {
    severity: "error",
    suppressible: true,
    message:
      "KServe {version} deletes the workers of a replica over several nodes as soon as it made them",
    help: "serve it on KServe 0.18 or 0.19, or by `target: LLMInferenceService` with `kserve.llm.parallelism.data`; where your release is mended, allow it with a reason",
    docs: "Since KServe 0.20 the controller deletes every Deployment and Service of a predictor but the stable one's and those of canaries (components/predictor.go, reconcileCanaryDeployments; seen with v0.20.0, and in the branch of 0.21). Workers are neither: they are made and deleted in an endless loop, and the replica never gets ready.",
  },
  "trained-model": {
    severity: "error",
    suppressible: true,
    message: "{problem}",
    help: "{help}",
    docs: "A TrainedModel is a model within an InferenceService that exists. It says where the files are and how much memory they take; everything else is the InferenceService's.",
  },
  "llm-only": {
    severity: "error",
    suppressible: true,
    message: "`kserve.llm.{key}` is known to LLMInferenceServices only",
    help: "remove it, or write in the configuration:\n{config}",
    docs: "Scheduler, prefill, parallelism and base configurations are fields of an LLMInferenceService. An InferenceService has none of them.",
  },
});
