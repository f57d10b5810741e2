import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

const TYPES = ["ExternalName", "ClusterIP", "NodePort", "LoadBalancer"] as const;

/** The type of the Kubernetes Service. */
export const serviceType = lazy(() =>
  field(z.enum(TYPES), {
    description:
      "The type of the Kubernetes Service that exposes the run, where the target makes one a run. Default `ClusterIP`.",
    examples: [...TYPES],
    enumDescriptions: [
      "An alias for a name outside the cluster",
      "An address within the cluster",
      "A port on every node",
      "An address from the cloud's load balancer",
    ],
  }),
);

/** The name of the Kubernetes Service. */
export const serviceName = lazy(() =>
  field(z.string(), {
    description:
      "A further, stable name for the Kubernetes Service. Left out, there is only the derived one.",
    examples: ["llm", "speech-to-text"],
  }),
);
