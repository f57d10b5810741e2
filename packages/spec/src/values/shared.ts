import { lazy, type Spelling } from "../kind.js";
import { affinity, affinitySpellings } from "./affinity.js";
import { envs, secrets } from "./env.js";
import { profile, replicas } from "./hardware.js";
import {
  nodeSelector,
  priorityClass,
  runtimeClass,
  tolerations,
  tolerationSpellings,
} from "./placement.js";
import { resources } from "./resources.js";
import { serviceName, serviceType } from "./service.js";
import { volumes, volumeSpellings } from "./volumes.js";

/** The Kubernetes parameters that every task takes: what v15 and the 0.14 era published between them. */
export const sharedTaskShape = lazy(() => ({
  profile: profile().optional(),
  replicas: replicas().optional(),
  resources: resources().optional(),
  envs: envs().optional(),
  secrets: secrets().optional(),
  volumes: volumes().optional(),
  node_selector: nodeSelector().optional(),
  tolerations: tolerations().optional(),
  affinity: affinity().optional(),
  runtime_class: runtimeClass().optional(),
  priority_class: priorityClass().optional(),
  service_type: serviceType().optional(),
  service_name: serviceName().optional(),
}));

export const sharedTaskSpellings: readonly Spelling[] = [
  ...volumeSpellings,
  ...tolerationSpellings,
  ...affinitySpellings,
];
