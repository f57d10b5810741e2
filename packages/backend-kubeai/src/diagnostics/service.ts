import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with names, metadata and the further Service. */
export const service = defineDiagnostics("kubeai", {
  "service-external-name": {
    severity: "error",
    message: "a Service of type ExternalName leads out of the cluster, not to the model",
    help: "use `ClusterIP`, `NodePort` or `LoadBalancer`",
    docs: "An ExternalName Service is an alias for another host and selects no Pods.",
  },
  "service-scale-to-zero": {
    severity: "error",
    suppressible: true,
    message: "a Service of its own leads to no Pod while the model is scaled to zero",
    help: "set `min_replicas: 1`, or call the model through KubeAI",
    docs: "Only KubeAI's proxy scales a Model up on a request. A Service that selects the Pods bypasses it: its requests do not count as load and fail while there is no Pod.",
  },
  "service-name": {
    severity: "error",
    message: "`{name}` cannot name a Service: {problem}",
    help: "use lower-case letters, digits and hyphens, beginning with a letter, at most 63, such as `{legal}`",
    docs: "Kubernetes demands a DNS label for the name of a Service.",
  },
  "annotations-size": {
    severity: "error",
    message:
      "description and labels have {bytes} bytes together, more than the 262,144 of an object's annotations",
    help: "shorten the description",
    docs: "They are kept as annotations of the Model, of which Kubernetes takes 256 KiB.",
  },
});
