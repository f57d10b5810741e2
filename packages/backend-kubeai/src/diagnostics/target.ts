import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with what the options say of the cluster. */
export const target = defineDiagnostics("kubeai", {
  "version-too-old": {
    severity: "warning",
    suppressible: true,
    message: "KubeAI {version} is older than {oldest}, the oldest release that the rules know",
    help: "rules of {oldest} are used; upgrade KubeAI, or check the Models on the cluster",
    docs: "The rules were drawn from the code of 0.21, 0.22.1 and the main branch after 0.23.2. What older releases do differs in ways that nobody checked.",
  },
  "no-facts": {
    severity: "error",
    message: "{file} is neither Helm values of the chart `kubeai` nor its ConfigMap",
    help: "name the file given to `helm install -f`, or the output of `kubectl get configmap kubeai-config -o yaml`",
    docs: "Everything that is defined in the cluster and that a Model refers to (resource profiles, cache profiles, images, Secret names) stands in one object, the ConfigMap `<release>-config`, which the chart renders from its values. Helm values are laid over the chart's defaults as Helm does it: maps are merged, lists replaced, `null` removes. A ConfigMap replaces the defaults.",
  },
});
