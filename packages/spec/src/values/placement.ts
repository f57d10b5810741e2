import * as z from "zod";
import { field } from "../field.js";
import { lazy, type Spelling } from "../kind.js";

const OPERATORS = ["Exists", "Equal"] as const;
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

/** Labels that a node must have. */
export const nodeSelector = lazy(() =>
  field(
    z.array(
      z.strictObject({
        key: field(z.string().min(1), {
          description: "The label's key.",
          examples: ["kubernetes.io/arch", "cloud.google.com/gke-accelerator"],
        }),
        value: field(z.string(), {
          description: "The label's value, a text.",
          examples: ["amd64", "nvidia-l4"],
        }),
      }),
    ),
    {
      description: "Labels that a node must have to run a replica.",
      examples: [
        [{ key: "kubernetes.io/arch", value: "amd64" }],
        [{ key: "cloud.google.com/gke-accelerator", value: "nvidia-l4" }],
      ],
    },
  ),
);

/** Taints that the replicas tolerate; Kubernetes core/v1 Toleration, so its keys are camelCase. */
export const tolerations = lazy(() =>
  field(
    z.array(
      z.strictObject({
        key: field(z.string(), {
          description: "The taint's key. Left out with `Exists`, every taint is tolerated.",
          examples: ["nvidia.com/gpu", "dedicated"],
        }).optional(),
        operator: field(z.enum(OPERATORS), {
          description: "How key and value are compared with the taint.",
          examples: [...OPERATORS],
          default: "Equal",
          enumDescriptions: ["Any value of the key", "The same value"],
        }).optional(),
        value: field(z.string(), {
          description: "The taint's value, a text. Only with `Equal`.",
          examples: ["present", "serving"],
        }).optional(),
        effect: field(z.enum(EFFECTS), {
          description: "The taint's effect. Left out, all effects are tolerated.",
          examples: [...EFFECTS],
          enumDescriptions: [
            "New pods keep away",
            "New pods keep away where they can",
            "Running pods are evicted too",
          ],
        }).optional(),
        tolerationSeconds: field(z.int(), {
          description:
            "How long a running replica stays after the taint appears, in seconds. Only with `NoExecute`.",
          examples: [300, 60],
        }).optional(),
      }),
    ),
    {
      description: "Taints of nodes that the replicas tolerate, as in a Kubernetes Pod.",
      examples: [
        [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }],
        [{ key: "dedicated", operator: "Equal", value: "serving" }],
      ],
    },
  ),
);

/** The RuntimeClass of the replicas. */
export const runtimeClass = lazy(() =>
  field(z.string(), {
    description: "The Kubernetes RuntimeClass of the replicas. Left out, the cluster's default.",
    examples: ["nvidia", "gvisor"],
  }),
);

/** The PriorityClass of the replicas. */
export const priorityClass = lazy(() =>
  field(z.string(), {
    description:
      "The Kubernetes PriorityClass of the replicas, which must exist. Left out, the cluster's default.",
    examples: ["serving-high", "batch-low"],
  }),
);

export const tolerationSpellings: readonly Spelling[] = [
  {
    in: "tolerations[]",
    from: "toleration_seconds",
    to: "tolerationSeconds",
    source: "DigitalHub's Python SDK 0.14",
  },
];
