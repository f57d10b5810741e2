import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with a workload that becomes an LLMInferenceService. */
export const llm = defineDiagnostics("kserve", {
  "llm-hint": {
    severity: "error",
    message: "an LLMInferenceService has no `{key}`",
    help: "remove it, or serve the function with `target: InferenceService`",
    docs: "Most of the block `kserve` belongs to InferenceServices. An LLMInferenceService has `service_account`, `startup_timeout` and `llm`.",
  },
  "llm-name": {
    severity: "error",
    message:
      "an LLMInferenceService cannot call the model `{name}`: a shell would read it as more than a name",
    help: "use letters, digits, `-`, `_`, `.` and `/`, beginning with a letter, a digit or `_`",
    docs: "KServe's templates start vLLM by `eval \"exec vllm serve … --served-model-name …\"` (config/llmisvcconfig), with the name as it stands: what is special to a shell would be carried out in the server's container, and a blank makes two names of one.",
  },
  "llm-template": {
    severity: "error",
    message: "KServe would read two opening braces here as the beginning of a template",
    help: "write it without two braces in a row",
    docs: "An LLMInferenceService goes through Go's template language as a whole. What stands in braces is replaced, or the object is refused when KServe reconciles it.",
  },
  "llm-argument": {
    severity: "error",
    message: "`{argument}` is set by KServe: {why}",
    help: "{help}",
    docs: "KServe's templates (config/llmisvcconfig) start `vllm serve /mnt/models` with the port, the served names and the parallelism of the object, and append the arguments of the spec.",
  },
  "llm-pipeline": {
    severity: "error",
    message: "KServe has no template for a model whose layers are spread over nodes",
    help: "use `tensor` within one node, or `data` and `data_local` over several",
    docs: "The controller looks for an LLMInferenceServiceConfig `kserve-config-llm-worker-pipeline-parallel`, which no release up to 0.21 ships; without workers, `pipeline` is not passed to vLLM at all.",
  },
  "llm-data-pair": {
    severity: "error",
    message: "`{given}` needs `{missing}`",
    help: "say both: how many copies there are, and how many of them a node has",
    docs: "KServe's webhook refuses one of `data` and `dataLocal` without the other.",
  },
  "llm-data-range": {
    severity: "error",
    message: "a node cannot have {local} of {data} copies",
    help: "write a `data_local` that divides `data`",
    docs: "`data` copies are spread over `data / data_local` nodes.",
  },
  "llm-expert": {
    severity: "error",
    message: "`expert` has no effect without `data` and `data_local`",
    help: "add them, or pass `--enable-expert-parallel` in `args`",
    docs: "Only the templates for workers hand `expert` to vLLM (config/llmisvcconfig).",
  },
  "llm-tensor-differs": {
    severity: "error",
    message: "`tensor` is {tensor}, and one replica has {count} accelerators",
    help: "ask for {tensor} of them in `resources.gpu`, or leave `tensor` out",
    docs: "vLLM takes as many accelerators as `tensor` says, and does not start where there are fewer; more lie idle.",
  },
  "llm-data-differs": {
    severity: "error",
    suppressible: true,
    message:
      "{local} copies of {each} accelerators each need {needed} on a node, and one replica has {count}",
    help: "ask for {needed} in `resources.gpu`, or change `data_local` or `tensor`",
    docs: "vLLM takes `tensor` accelerators for each of the `data_local` copies of a node, and does not start where there are fewer; more lie idle.",
  },
  "llm-no-gpu": {
    severity: "error",
    suppressible: true,
    message: "nothing asks for a GPU, and an LLMInferenceService has one image, built for GPUs",
    help: 'write `resources: { gpu: "1" }`, name a `profile` with GPUs, or an `image` that is built for CPUs',
    docs: "KServe's templates (config/llmisvcconfig) start llm-d's image for CUDA, whatever the resources are: unlike an InferenceService it has no image for CPUs.",
  },
  "llm-prefill-scheduler": {
    severity: "error",
    message: "replicas that only read prompts need the scheduler",
    help: "remove `scheduler: false`",
    docs: "The scheduler leads a request first to a replica that reads the prompt, then to one that answers.",
  },
  "llm-no-replicas": {
    severity: "error",
    message: "with no replica, the model is never served",
    help: "write at least 1",
    docs: "Nothing wakes up an LLMInferenceService that was scaled to zero: its autoscaler keeps at least one replica.",
  },
  "llm-bounds": {
    severity: "error",
    message: "at least {min} and at most {max} replicas cannot be",
    help: "raise `max_replicas` to {min}",
    docs: "The CRD demands a minimum that is not above the maximum.",
  },
  "llm-replicas-unused": {
    severity: "error",
    suppressible: true,
    message: "`{key}` has no effect: {why}",
    help: "remove it",
    docs: "An LLMInferenceService has either a fixed number of replicas or bounds between which its autoscaler decides.",
  },
  "llm-gateway-unknown": {
    severity: "warning",
    suppressible: true,
    message: "where clients reach the model is not known, so there is no endpoint for it",
    help: "add `llmGateway: http://<address of the Gateway>` to the options of the backend",
    docs: "Clients reach an LLMInferenceService at `http://<gateway>/<namespace>/<name>/v1`. Only the cluster knows its Gateway's address.",
  },
  "llm-adapter-name": {
    severity: "error",
    message: "an adapter cannot be called `{name}`: {problem}",
    help: "use letters, digits, `-`, `_` and `.`, beginning with a letter, a digit or `_`; a name of its own for each, other than the model's",
    docs: "The names become folders, words of the command that a shell reads, and the names by which clients ask for an adapter.",
  },
});
