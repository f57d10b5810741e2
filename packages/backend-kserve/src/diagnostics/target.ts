import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with what the options say of the cluster. */
export const target = defineDiagnostics("kserve", {
  "unknown-version": {
    severity: "warning",
    suppressible: true,
    message: "KServe {version} is not among the releases that the rules know, {oldest} to {newest}",
    help: "the rules of the nearest known release are used; check the manifests on the cluster",
    docs: "The rules were drawn from the code of KServe 0.18 to 0.21. What other releases do differs in ways that nobody checked.",
  },
  "no-runtimes": {
    severity: "error",
    message: "{file} has no ServingRuntime and no ClusterServingRuntime",
    help: "name the output of `kubectl get clusterservingruntimes,servingruntimes -o yaml`",
    docs: "`runtimes` names files with the runtimes that the cluster has beside those that KServe ships, as YAML documents or as the `List` that kubectl prints.",
  },
  "bad-runtime": {
    severity: "error",
    message: "{name} in {file} is not a runtime that KServe accepts: {problem}",
    help: "`kubectl apply --dry-run=server -f {file}` shows what the cluster says of it",
    docs: "A ServingRuntime needs a name and at least one container; each of its model formats needs a name. Which runtime KServe selects cannot be predicted from one that it would refuse.",
  },
  "unknown-disabled-runtime": {
    severity: "error",
    message: "there is no runtime `{name}` to disable",
    help: "{suggestion}",
    docs: "`disabledRuntimes` names runtimes that KServe ships, or that a file of `runtimes` holds, and that this cluster does not have or has disabled.",
  },
});
