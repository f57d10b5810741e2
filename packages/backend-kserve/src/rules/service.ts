import { isDnsLabel } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { serviceName } from "../server/names.js";

/** A further Service beside KServe's own. */
export const serviceRule: Rule = ({ workload, report }) => {
  const { type, name } = workload.service ?? {};
  if (type === "ExternalName") {
    report(diagnostics["service-external-name"], { at: ["service", "type"], params: {} });
  }
  if (name === undefined) return;
  const own = serviceName(workload.name);
  const taken = [own, `${own}-predictor`, `${own}-transformer`, `${own}-explainer`];
  const problem =
    !isDnsLabel(name) || /^\d/.test(name)
      ? "Kubernetes takes no such name"
      : taken.includes(name)
        ? "KServe makes a Service of that name itself"
        : undefined;
  if (problem === undefined) return;
  report(diagnostics["service-name"], { at: ["service", "name"], params: { name, problem } });
};
