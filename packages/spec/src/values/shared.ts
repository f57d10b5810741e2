import { lazy, type Spelling } from "../kind.js";
import { onDemand } from "../late.js";
import { affinity, affinitySpellings } from "./affinity.js";
import { envs, secrets } from "./env.js";
import { profile, replicas } from "./hardware.js";
import { kserve } from "./kserve.js";
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

/**
 * The Kubernetes parameters that every task takes: what v15 and the 0.14 era published between them, and `kserve`, which
 * is our own.
 */
export const sharedTaskShape = lazy(() => ({
  profile: profile().optional(),
  replicas: replicas().optional(),
  resources: onDemand(resources).optional(),
  envs: onDemand(envs).optional(),
  secrets: secrets().optional(),
  volumes: onDemand(volumes).optional(),
  node_selector: onDemand(nodeSelector).optional(),
  tolerations: onDemand(tolerations).optional(),
  affinity: affinity().optional(),
  runtime_class: runtimeClass().optional(),
  priority_class: priorityClass().optional(),
  service_type: serviceType().optional(),
  service_name: serviceName().optional(),
  kserve: kserve().optional(),
}));

export const sharedTaskSpellings: readonly Spelling[] = [
  ...volumeSpellings,
  ...tolerationSpellings,
  ...affinitySpellings,
];
