import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { serviceName } from "../server/names.js";
import { DOMAIN_TEMPLATES, fillTemplate } from "../target/template.js";

const MAX_LABEL = 63;

/** In Standard mode the name and the namespace become one label of the host, whose length admission does not check. */
export const hostRule: Rule = ({ workload, facts, report }) => {
  const { mode, namespace, ingress } = facts;
  if (mode !== "Standard" || namespace === undefined) return;
  if (readHints(workload, facts).hints.visibility === "cluster") return;
  const name = serviceName(workload.name);
  const host = fillTemplate(ingress?.domainTemplate ?? DOMAIN_TEMPLATES.Standard, {
    Name: name,
    Namespace: namespace,
    IngressDomain: ingress?.domain ?? "example.com",
  });
  const [label = ""] = host.split(".");
  if (label.length <= MAX_LABEL) return;
  report(diagnostics["host-too-long"], { at: ["name"], params: { name, length: label.length } });
};
