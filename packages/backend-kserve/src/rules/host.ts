import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { serviceName } from "../server/names.js";

const MAX_LABEL = 63;
/** KServe's default in Standard mode. */
const DOMAIN_TEMPLATE = "{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}";

/** In Standard mode the name and the namespace become one label of the host, whose length admission does not check. */
export const hostRule: Rule = ({ workload, facts, report }) => {
  const { mode, namespace, ingress } = facts;
  if (mode !== "Standard" || namespace === undefined) return;
  if (readHints(workload).hints.visibility === "cluster") return;
  const name = serviceName(workload.name);
  const values: Readonly<Record<string, string>> = { Name: name, Namespace: namespace };
  const host = (ingress?.domainTemplate ?? DOMAIN_TEMPLATE).replace(
    /\{\{-?\s*\.(\w+)\s*-?\}\}/g,
    (_, field: string) => values[field] ?? "example.com",
  );
  const [label = ""] = host.split(".");
  if (label.length <= MAX_LABEL) return;
  report(diagnostics["host-too-long"], { at: ["name"], params: { name, length: label.length } });
};
