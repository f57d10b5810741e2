import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";

/** The form of the hints, which a plugin's runtime may have made. */
export const hintsRule: Rule = ({ workload, facts, report }) => {
  for (const { path, message } of readHints(workload, facts).issues) {
    const keys = path.map((key) => (typeof key === "symbol" ? String(key) : key));
    report(diagnostics["invalid-hint"], {
      at: ["hints", "kserve", ...keys],
      params: { path: ["hints.kserve", ...keys].join("."), problem: message },
    });
  }
};
