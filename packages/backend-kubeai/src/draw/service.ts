import { ApiObject } from "cdk8s";
import type { Canvas } from "../scope.js";

/** KubeAI's Pods listen here, whatever the engine. */
const POD_PORT = 8000;

/** The further Service of a workload, past KubeAI's proxy, where the spec asks for one. */
export function drawService(canvas: Canvas, labels: Readonly<Record<string, unknown>>): void {
  const { workload, facts, from, chart } = canvas;
  if (!workload.service) return;
  new ApiObject(chart, "service", {
    apiVersion: "v1",
    kind: "Service",
    // Traced values stand where texts are declared; the compiler unwraps them when it renders.
    metadata: {
      name: from("service", "name") ?? from("name"),
      ...(facts.namespace !== undefined && { namespace: facts.namespace }),
      labels,
    } as object,
    spec: {
      type: from("service", "type") ?? "ClusterIP",
      selector: { model: from("name") },
      ports: [{ name: "http", port: 80, targetPort: POD_PORT }],
    },
  });
}
