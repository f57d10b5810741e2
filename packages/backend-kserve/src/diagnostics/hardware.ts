import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the hardware and the placement of a workload. */
export const hardware = defineDiagnostics("kserve", {
  "unknown-profile": {
    severity: "error",
    suppressible: true,
    message: "there is no hardware profile `{name}` in the configuration",
    help: "{suggestion}\nor add it to the configuration:\n{config}",
    docs: "KServe knows no profiles. Those of the configuration say what a name means: requests, limits and placement of one unit, in the shape of KubeAI's resource profiles, so that they can be copied.",
  },
  "processors-range": {
    severity: "error",
    suppressible: true,
    message: "`processors` is {count}, but must be at least 1",
    help: "write how many units of the profile a replica gets, such as `processors: 1`",
    docs: "The count multiplies requests and limits of the profile.",
  },
  "processors-no-effect": {
    severity: "warning",
    suppressible: true,
    message: "`processors: {count}` changes nothing: {why}",
    help: "{help}",
    docs: "The count multiplies what a profile requests for one unit. `resources` say what one replica gets, and win.",
  },
  "bad-quantity": {
    severity: "error",
    suppressible: true,
    message: "`{value}` is no quantity of {what} that Kubernetes takes",
    help: "{help}",
    docs: "Kubernetes takes `m`, `k`, `M`, `G`, `T`, `P`, `E` and `Ki` to `Ei`; GPUs are whole numbers. The API server refuses an InferenceService with another quantity.",
  },
  "memory-assumed": {
    severity: "info",
    suppressible: true,
    message: "the spec asks for no memory, so one replica gets {memory}",
    help: "say in `resources.mem` how much the model needs",
    docs: "KServe's own default is 1 CPU and 2Gi, with which a language model ends out of memory. In its place the manifest gets what the server usually needs; the size of this model is not known.",
  },
  "cpu-only": {
    severity: "warning",
    suppressible: true,
    message: "nothing asks for a GPU, so {engine} runs without one",
    help: "{help}",
    docs: "KServe starts the image for CPUs where the limits name no GPU of NVIDIA's. vLLM is slow on CPUs and knows fewer models there.",
  },
  "gpu-image": {
    severity: "error",
    suppressible: true,
    message:
      "KServe would start the image for CPUs: it knows a GPU only by the limit `nvidia.com/gpu`, not by `{resource}`",
    help: "name an image for that GPU in the function's `image`, or its tag in `kserve.runtime_version`",
    docs: "KServe looks for `nvidia.com/gpu` and `nvidia.com/mig…` among the limits. Whoever asks for a GPU of AMD's, Intel's or Habana's gets the CPU's image on it, unless the image is named.",
  },
  "device-conflict": {
    severity: "error",
    suppressible: true,
    message: "the spec wants the image for CPUs, but asks for {count} of `{resource}` too",
    help: "{help}",
    docs: "KServe chooses between the images for CPUs and GPUs by the limits alone.",
  },
  "bad-placement": {
    severity: "error",
    suppressible: true,
    message: "`{value}` is no {what} that Kubernetes takes: {problem}",
    help: "{help}",
    docs: "Names and labels have a fixed syntax in Kubernetes, and a toleration with `Exists` has no value. KServe admits the InferenceService; its Deployment or Knative Service is refused.",
  },
  "unknown-priority-class": {
    severity: "error",
    suppressible: true,
    message: "there is no priority class `{name}` among those of the configuration",
    help: "{suggestion}\nor, where the cluster has it, add it to the configuration:\n{config}",
    docs: "Kubernetes refuses Pods whose PriorityClass does not exist; the InferenceService is admitted and never gets ready.",
  },
  "unknown-runtime-class": {
    severity: "error",
    suppressible: true,
    message: "there is no runtime class `{name}` among those of the configuration",
    help: "{suggestion}\nor, where the cluster has it, add it to the configuration:\n{config}",
    docs: "Kubernetes refuses Pods whose RuntimeClass does not exist; the InferenceService is admitted and never gets ready.",
  },
  "knative-flag": {
    severity: "warning",
    suppressible: true,
    message: "Knative refuses {what} unless its feature `{flag}` is enabled",
    help: "enable it in the ConfigMap `config-features` of `knative-serving`, or use mode Standard",
    docs: "Knative Serving admits only some fields of a Pod by itself; the others are switched on by flags that are off by default. KServe admits the InferenceService, and its Knative Service is refused.",
  },
  "service-external-name": {
    severity: "error",
    suppressible: true,
    message: "a Service of type ExternalName leads out of the cluster, not to the model",
    help: "leave `service_type` out, or use ClusterIP, NodePort or LoadBalancer",
    docs: "An ExternalName Service is an alias of a name in DNS, which a spec has no place for.",
  },
  "service-name": {
    severity: "error",
    suppressible: true,
    message: "`{name}` cannot name a Service: {problem}",
    help: "use lower-case letters, digits and hyphens, beginning with a letter, at most 63 characters",
    docs: "The further Service must not take the name of those that KServe makes: `<name>`, `<name>-predictor` and `<name>-transformer`.",
  },
});
