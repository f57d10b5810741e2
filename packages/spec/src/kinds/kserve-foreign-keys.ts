import type { ForeignKey } from "../kind.js";

const inRun = (key: string, means: string): ForeignKey => ({ key, level: "run", means });

/**
 * Fields of KServe's InferenceService (serving.kserve.io/v1beta1) that the kinds write otherwise, for authors who bring
 * a manifest along; `place` is what the kind calls the address of the model.
 */
export const kserveForeignKeys = (place: "path" | "url"): readonly ForeignKey[] => [
  { key: "storageUri", level: "function", means: `\`${place}\`` },
  { key: "modelName", level: "function", means: "`model_name`" },
  inRun("runtime", "`kserve.runtime`"),
  inRun("runtimeVersion", "`kserve.runtime_version`"),
  inRun("protocolVersion", "`kserve.protocol`"),
  inRun("serviceAccountName", "`kserve.service_account`"),
  inRun("containerConcurrency", "`kserve.container_concurrency`"),
  inRun("canaryTrafficPercent", "`kserve.canary_traffic`"),
  inRun("timeout", "`kserve.timeout`, in seconds"),
  inRun("batcher", "`kserve.batcher`"),
  inRun("logger", "`kserve.logger`"),
  inRun("transformer", "`kserve.transformer`"),
  inRun("explainer", "`kserve.explainer`"),
  inRun("minReplicas", "`scaling.min_replicas`"),
  inRun("maxReplicas", "`scaling.max_replicas`"),
  inRun("scaleMetric", "`scaling.metric.name`"),
  inRun("scaleTarget", "`scaling.metric.target`"),
  inRun("nodeSelector", "`node_selector`"),
  inRun("priorityClassName", "`priority_class`"),
  inRun("runtimeClassName", "`runtime_class`"),
];
