import type { ForeignKey } from "../kind.js";

const inRun = (key: string, means: string): ForeignKey => ({ key, level: "run", means });
const inFunction = (key: string, means: string): ForeignKey => ({ key, level: "function", means });

/**
 * Fields of KubeAI's Model (kubeai.org/v1, releases 0.21 to 0.23) that the kinds write otherwise, for authors who bring
 * a manifest along. Fields of the same name are not listed; which level they belong to is told all the same.
 */
export const kubeaiForeignKeys: readonly ForeignKey[] = [
  inFunction("modelName", "`model_name`"),
  inRun(
    "resourceProfile",
    "`profile` and `processors`: `nvidia-gpu-l4:2` is `profile: nvidia-gpu-l4` and `processors: 2`",
  ),
  inRun("cacheProfile", "`cache_profile`"),
  inRun(
    "envFrom",
    "`secrets: [KEY]`, with the Secret behind each key under `secrets` of the configuration",
  ),
  inRun("minReplicas", "`scaling.min_replicas`"),
  inRun("maxReplicas", "`scaling.max_replicas`"),
  inRun("autoscalingDisabled", "`scaling.autoscaling_disabled`"),
  // So KubeAI's documentation of its chart `models` calls it.
  inRun("disableAutoscaling", "`scaling.autoscaling_disabled`"),
  inRun("targetRequests", "`scaling.target_requests`"),
  inRun("scaleDownDelaySeconds", "`scaling.scale_down_delay_seconds`"),
  inRun("loadBalancing", "`scaling.load_balancing`"),
  inRun("prefixHash", "`scaling.load_balancing.prefix_hash`"),
  inRun("meanLoadFactor", "`scaling.load_balancing.prefix_hash.mean_load_factor`"),
  inRun("replication", "`scaling.load_balancing.prefix_hash.replication`"),
  inRun("prefixCharLength", "`scaling.load_balancing.prefix_hash.prefix_char_length`"),
  inRun("priorityClassName", "`priority_class`"),
  inRun("runtimeClassName", "`runtime_class`"),
  { key: "owner", level: "configuration", means: "`backends.kubeai.owner`" },
];
