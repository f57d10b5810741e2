import { diagnostics } from "../diagnostics/index.js";
import { replicasOf } from "../replicas.js";
import type { Rule } from "../scope.js";

const MAX_ANNOTATIONS = 262_144;
/** For the names of our own annotations, and for those that kubectl adds. */
const RESERVED_ANNOTATIONS = 1024;

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
  const { description = "", labels = [], model, origin } = workload;
  const text = [
    description,
    JSON.stringify(labels),
    model.name ?? "",
    ...Object.values(origin),
  ].join("");
  // No UTF-16 unit takes more than three bytes, so that short texts need no counting.
  if (text.length * 3 + RESERVED_ANNOTATIONS <= MAX_ANNOTATIONS) return;
  const bytes = new TextEncoder().encode(text).length + RESERVED_ANNOTATIONS;
  if (bytes <= MAX_ANNOTATIONS) return;
  report(diagnostics["annotations-size"], { at: ["description"], params: { bytes } });
};
