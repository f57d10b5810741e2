import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with replicas, autoscaling and load balancing. */
export const scaling = defineDiagnostics("kubeai", {
  "below-minimum": {
    severity: "error",
    message: "`{what}` is {value}, but must be at least {minimum}",
    help: "write {minimum} or more",
    docs: "The CRD has a minimum for `minReplicas` (0), `maxReplicas` (1), `targetRequests` (1) and `meanLoadFactor` (100).",
  },
  "too-large": {
    severity: "error",
    message: "`{what}` is {value}, more than the CRD's number type holds",
    help: "write {maximum} or less",
    docs: "Replica counts and `targetRequests` are 32-bit numbers in the CRD.",
  },
  "broken-number": {
    severity: "error",
    suppressible: true,
    message: "`{what}` is {value}: {effect}",
    help: "write {minimum} or more",
    docs: "The CRD has no minimum for `replicas`, `scaleDownDelaySeconds`, `replication` and `prefixCharLength`. With `replication: 0` every request times out; with a negative `prefixCharLength` KubeAI's proxy panics.",
  },
  "min-above-max": {
    severity: "error",
    message: "the fewest replicas ({min}) are more than the most ({max})",
    help: "raise `max_replicas`, or lower `{field}`",
    docs: "CRD rule on `spec`: `minReplicas should be less than or equal to maxReplicas.` Where `min_replicas` is left out, `replicas` counts, and else 1. The rule fails on a `maxReplicas` without `minReplicas`, so both are always written.",
  },
  "replicas-required": {
    severity: "error",
    suppressible: true,
    message: "without autoscaling and without `replicas` there is never a Pod",
    help: "add `replicas: 1`, or leave autoscaling on",
    docs: "With `autoscalingDisabled: true` KubeAI takes the number from `replicas` alone, whose default is 0, ignores `minReplicas`, and does not scale up on requests either: they hang for ever.",
  },
  "zero-replicas": {
    severity: "warning",
    suppressible: true,
    message:
      "without autoscaling, `replicas: 0` means that there is never a Pod, and requests hang",
    help: "write `replicas: 1` or more to serve",
    docs: "KubeAI's proxy waits for a Pod without a time limit, and nothing scales the Model up.",
  },
  "scaling-ignored": {
    severity: "warning",
    suppressible: true,
    message: "`{what}` has no effect without autoscaling",
    help: "remove it, or leave autoscaling on",
    docs: "With `autoscalingDisabled: true` KubeAI keeps the number of Pods at `replicas` and reads none of the other scaling fields.",
  },
  "replicas-ignored": {
    severity: "warning",
    suppressible: true,
    message:
      "`replicas: {replicas}` has no effect: with autoscaling KubeAI sets the number itself, between {min} and {max}",
    help: "use `min_replicas: {replicas}`, or disable autoscaling",
    docs: "KubeAI owns `spec.replicas` unless autoscaling is disabled, and overwrites it. It is therefore not written.",
  },
  "replicas-as-minimum": {
    severity: "info",
    suppressible: true,
    message: "with autoscaling `replicas: {replicas}` becomes the fewest replicas",
    help: "say `min_replicas: {replicas}`, or disable autoscaling to fix the number",
    docs: "KubeAI owns `spec.replicas` unless autoscaling is disabled. What comes closest is `minReplicas`.",
  },
  "rollout-surge": {
    severity: "info",
    suppressible: true,
    message:
      "every change of the Pods needs {gpus} free beside those of the {count}: KubeAI starts {extra} before it stops an old one",
    help: "keep them free, or set `modelRollouts.surge: 0` in KubeAI's Helm values and do without a replica for a while",
    docs: "While Pods are replaced KubeAI keeps `modelRollouts.surge` Pods (1 by default) more than `replicas`, and stops a ready old Pod only when all of them are ready. Where no node has room the new Pod stays pending and the rollout waits without a time limit; the old Pods keep serving the old state. Told where the number of replicas is fixed, for a cluster that grows with the load has the room.",
  },
  "idle-to-zero": {
    severity: "info",
    suppressible: true,
    message:
      "with `min_replicas: 0` the last Pod stops about {seconds} s after the last request, and the next request waits for a full start",
    help: "`min_replicas: 1` keeps one Pod running",
    docs: "KubeAI averages requests over its time window (10 minutes by default) and then waits for `scale_down_delay_seconds`, so that idle Models stop after the sum of both, not after the delay alone (kubeai#405). A start takes as long as pulling the image and loading the weights; the proxy holds the request without a time limit.",
  },
  "load-factor": {
    severity: "error",
    message: "`mean_load_factor` is a percentage of at least 100, not {value}",
    help: "write {fixed}",
    docs: "KubeAI's `meanLoadFactor` is in per cent, an integer, at least 100: 125 lets a Pod have a quarter more than the mean load. Papers and other proxies write the same as 1.25.",
  },
  "prefix-hash-unused": {
    severity: "warning",
    suppressible: true,
    message: "the settings of `prefix_hash` have no effect with strategy `{strategy}`",
    help: "set `strategy: PrefixHash`, or remove them",
    docs: "KubeAI reads them for the PrefixHash strategy only. LeastLoad is the default.",
  },
  "prefix-hash-pointless": {
    severity: "warning",
    suppressible: true,
    message: "PrefixHash does not help here: {why}",
    help: "{help}",
    docs: "PrefixHash sends prompts that begin alike to the same Pod, whose prefix cache then saves work. The key is the first user message of a chat or the prompt of a completion; embeddings and audio have an empty key, so that all of their requests go to one Pod first.",
  },
  "invalid-hint": {
    severity: "error",
    message: "`{path}` is not valid for KubeAI: {problem}",
    docs: "`hints.kubeai` of a workload holds what only KubeAI knows: `cacheProfile` and `loadBalancing`.",
  },
});
