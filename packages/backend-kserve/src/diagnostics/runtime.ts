import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the runtime that would serve a workload, its protocol and what it is served for. */
export const runtime = defineDiagnostics("kserve", {
  "namespace-assumed": {
    severity: "info",
    suppressible: true,
    message: "the endpoints take the namespace to be `{namespace}`, as none is configured",
    help: "say which one it is in the configuration:\n{config}",
    docs: "A manifest without a namespace goes wherever it is applied to. Hosts of Knative, of an ingress and of a Gateway hold the namespace, so endpoints must name one: without a word of the configuration, that of kubectl's default.",
  },
  "host-too-long": {
    severity: "error",
    suppressible: true,
    message:
      "the host of `{name}` would begin with a label of {length} characters, and DNS takes 63",
    help: "give the function or the run a shorter name, or the namespace",
    docs: "In Standard mode KServe makes a host of the InferenceService's name and its namespace: `<name>-<namespace>.<domain>`. Admission does not check its length; the Ingress or HTTPRoute is refused later, and the InferenceService never gets ready.",
  },
  "unknown-runtime": {
    severity: "error",
    suppressible: true,
    message: "there is no runtime `{name}` in {origin}",
    help: "{suggestion}\nor, where the cluster has it, name a file with it in the configuration:\n{config}",
    docs: "KServe admits an InferenceService with any `runtime` and then reports `RuntimeNotRecognized` in its status. `kubectl get clusterservingruntimes,servingruntimes -o yaml` prints what a cluster has.",
  },
  "runtime-unfit": {
    severity: "error",
    suppressible: true,
    message: "runtime `{name}` cannot serve this: {why}",
    help: "{help}",
    docs: "A runtime by name must be enabled, know the format, compared with its case, and speak the protocol. KServe checks it when it reconciles, not on admission: the status then says `RuntimeDisabled` or `NoSupportingRuntime`.",
  },
  "runtime-version-form": {
    severity: "error",
    message: "`{version}` cannot be the tag of an image",
    help: "write a tag such as `v0.20.0`: letters, digits, `_`, `.` and `-`, at most 128, beginning with a letter, a digit or `_`",
    docs: "KServe puts `runtimeVersion` behind the colon of the runtime's image. With another text the Pod ends in `InvalidImageName`.",
  },
  "runtime-version-unused": {
    severity: "error",
    suppressible: true,
    message: "there is no runtime whose version {version} could be: {why}",
    help: "name the image with its tag in the function's `image`",
    docs: "`runtimeVersion` replaces the tag of a runtime's image. A container that the InferenceService brings has an image of its own.",
  },
  "no-runtime": {
    severity: "error",
    suppressible: true,
    message: "KServe would find no runtime for the format `{format}`: {why}",
    help: "{help}",
    docs: "A runtime is a candidate where it is enabled, knows the format and may be selected for it, and speaks the protocol; one that is left out counts as v1 (kserve#5029, kserve#3176). KServe checks it when it reconciles: the status says `NoSupportingRuntime`.",
  },
  "own-container": {
    severity: "warning",
    suppressible: true,
    message: "{why}, so the manifest brings a container of its own for {engine}",
    help: "{help}",
    docs: "An InferenceService without a runtime starts a container that the manifest describes, with an image that nobody of the cluster chose.",
  },
  "other-server": {
    severity: "info",
    suppressible: true,
    message: "`{runtime}` serves this, not {engine}: it is what KServe has for protocol {protocol}",
    help: "leave `kserve.protocol` out to have {engine}",
    docs: "KServe has several servers for some formats, which speak different protocols. For scikit-learn, v2 is served by MLServer and v1 by KServe's own server.",
  },
  "runtime-container": {
    severity: "error",
    suppressible: true,
    message: "runtime `{name}` has no container `kserve-container`, the one that KServe looks for",
    help: "name another runtime, or correct this one",
    docs: "KServe merges the predictor with the runtime's container of that name, and fails where there is none.",
  },
  "engine-feature": {
    severity: "error",
    suppressible: true,
    message: "{engine} has no {feature} on KServe{note}",
    help: "use an engine that has it: {engines}",
    docs: "KServe's Hugging Face server has no audio routes, and vLLM no classification by the Open Inference Protocol. The manifest would be admitted, and every such request get 404.",
  },
  "task-unknown": {
    severity: "warning",
    suppressible: true,
    message: "nothing says what this model does, so how clients reach it is not known",
    help: "add `huggingface_task`, or say it in the configuration:\n{config}",
    docs: "The Hugging Face server infers the task from the model's architecture, which compilation cannot look at. Generation and embedding are served by OpenAI's protocol, classification by v1 and v2 only.",
  },
  "task-backend": {
    severity: "error",
    suppressible: true,
    message: "the backend vLLM does no `{task}`",
    help: "remove `backend`: KServe's own backend is taken then",
    docs: "`--task` is an option of the Hugging Face server's own backend; with vLLM it is ignored. vLLM generates and embeds there, and what it does by other protocols has no routes in this server.",
  },
  "protocol-unspoken": {
    severity: "error",
    suppressible: true,
    message: "{engine} does not speak protocol {protocol}{note}",
    help: "{help}",
    docs: "`protocolVersion` chooses the runtime; it does not teach a server another protocol. vLLM speaks OpenAI's only, and so does the Hugging Face server for generation.",
  },
});
