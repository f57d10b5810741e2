import { annotationsTooLarge } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { replicasOf } from "../replicas.js";
import type { Rule } from "../scope.js";

/** A further Service that leads to the Pods, past KubeAI's proxy. */
export const serviceRule: Rule = ({ workload, facts, report }) => {
  const { service } = workload;
  if (!service) return;
  const at = service.type === undefined ? ["service", "name"] : ["service", "type"];
  if (service.type === "ExternalName") {
    report(diagnostics["service-external-name"], { at, params: {} });
  }
  const { autoscaling, min } = replicasOf(workload);
  if (autoscaling && min < 1) report(diagnostics["service-scale-to-zero"], { at, params: {} });
  const { name } = service;
  if (name === undefined) return;
  const problem = !/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)
    ? "it must be lower-case letters, digits and hyphens, begin with a letter and not end with a hyphen"
    : name.length > 63
      ? `it has ${name.length} characters`
      : name === facts.serviceName
        ? "it is the Service of KubeAI itself"
        : undefined;
  if (problem !== undefined) {
    report(diagnostics["service-name"], {
      at: ["service", "name"],
      params: { name, problem, legal: legalServiceName(name, facts.serviceName) },
    });
  }
};

function legalServiceName(name: string, taken: string): string {
  const legal = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 57)
    .replace(/-+$/, "");
  return legal === "" || legal === taken ? "model-service" : legal;
}

/** What is kept as annotations must fit into them. */
export const annotationsRule: Rule = ({ workload, report }) => {
  const bytes = annotationsTooLarge(workload);
  if (bytes !== undefined) {
    report(diagnostics["annotations-size"], { at: ["description"], params: { bytes } });
  }
};
