import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the hardware and the placement of a workload. */
export const profile = defineDiagnostics("kubeai", {
  "unknown-profile": {
    severity: "error",
    suppressible: true,
    message: "there is no resource profile `{name}`{note} in {origin}",
    help: "{help}",
    docs: "With an unknown profile, one in another case (`CPU`) or one without a count, KubeAI writes a line to its own log at every attempt: no Pod, no event, nothing in the status (kubeai#155). DigitalHub's own profiles, such as `1xa100`, are none of KubeAI's.",
  },
  "default-profile": {
    severity: "warning",
    suppressible: true,
    message: "the spec names no profile, so {engine} runs on `{name}`, without a GPU",
    help: "{help}",
    docs: "Where `profile` is absent or empty, `cpu` is taken, as DigitalHub does. vLLM then uses its CPU image, which is slow and knows fewer models. Write `profile: cpu` where that is meant.",
  },
  "profile-name": {
    severity: "error",
    suppressible: true,
    message: "`{name}` cannot name a profile: KubeAI splits `<profile>:<count>` at the colon",
    help: "{help}",
    docs: "`resourceProfile` is `<name>:<count>`. DigitalHub and Inferspec take the count from `processors`.",
  },
  "processors-range": {
    severity: "error",
    suppressible: true,
    message: "`processors` is {count}, but must be {bound}",
    help: "write how many units of the profile a replica gets, such as `processors: 1`",
    docs: "The count multiplies requests and limits. 0 asks for no GPU, which on many nodes gives the container all of them (kubeai#531); negative counts make quantities that Kubernetes refuses, in the log only.",
  },
  "processors-no-effect": {
    severity: "warning",
    suppressible: true,
    message:
      "`processors: {count}` changes nothing: profile `{name}` requests nothing that it could multiply",
    help: "use another profile, or give `resources`",
    docs: "The count multiplies a profile's requests and limits. A profile that has only a node selector gives the same Pod whatever the count.",
  },
  "processors-overridden": {
    severity: "warning",
    suppressible: true,
    message: "`processors: {count}` {problem}",
    help: "remove it, or leave the amounts to the profile",
    docs: "`resources` are what one replica gets, so they win over units of the profile. They set every amount that the profile would multiply, or the number of GPUs; `processors` multiplies what is left.",
  },
  "profile-synthesised": {
    severity: "warning",
    suppressible: true,
    message:
      "a Model has no field for {parts}, so the resource profile `{name}` is made, which the target does not have yet",
    help: "install it before the Model: `helm upgrade kubeai kubeai/kubeai{flags} --reuse-values -f values.kubeai.yaml`, and name that file under `values` in the configuration",
    docs: "KubeAI takes resources and placement from resource profiles only. The profile is a copy of the named one for all its units, in which the spec's own values win, and its name is made from its content. It is written to `values.kubeai.yaml`. Until it is installed KubeAI makes no Pod for the Model.",
  },
  "bad-quantity": {
    severity: "error",
    suppressible: true,
    message: "`{value}` is no quantity of {what} that Kubernetes takes",
    help: "{help}",
    docs: "DigitalHub's pattern takes any letters behind a number. Kubernetes takes `m`, `k`, `M`, `G`, `T`, `P`, `E` and `Ki` to `Ei`; GPUs are whole numbers. A profile with another quantity stops KubeAI from making Pods.",
  },
  "bad-placement": {
    severity: "error",
    suppressible: true,
    message: "`{value}` is no {what} that Kubernetes takes: {problem}",
    help: "{help}",
    docs: "Names and labels have a fixed syntax in Kubernetes, and a toleration with `Exists` has no value. KubeAI checks none of it: the API server refuses the Pods, and only KubeAI's log says so.",
  },
  "unknown-priority-class": {
    severity: "error",
    suppressible: true,
    message: "there is no priority class `{name}` among those of the configuration",
    help: "{suggestion}",
    docs: "Kubernetes refuses Pods with a PriorityClass that does not exist, and only KubeAI's log says so.",
  },
  "unknown-runtime-class": {
    severity: "error",
    suppressible: true,
    message: "there is no runtime class `{name}` among those of the configuration",
    help: "{suggestion}\nor, where the cluster has it, add it to the configuration:\n{config}",
    docs: "Kubernetes refuses Pods with a RuntimeClass that does not exist, and only KubeAI's log says so. Without `runtimeClasses` in the configuration nothing is known of them, and nothing is said.",
  },
  "priority-class-first": {
    severity: "info",
    suppressible: true,
    message: "the PriorityClass `{name}` must exist before the Model",
    help: "list it under `priorityClasses` in the configuration once it does",
    docs: "Kubernetes refuses Pods with a PriorityClass that does not exist, and only KubeAI's log says so.",
  },
});
