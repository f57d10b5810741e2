import { suggestion } from "@inferspec/compiler";
import { kubeaiConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { cacheProfileOf } from "../hints.js";
import type { Rule } from "../scope.js";

/** Whether the target defines the cache profile. */
export const cacheProfileRule: Rule = ({ workload, facts, report }) => {
  const name = cacheProfileOf(workload);
  if (name === undefined || Object.hasOwn(facts.cacheProfiles, name)) return;
  const at = ["hints", "kubeai", "cacheProfile"];
  const known = Object.keys(facts.cacheProfiles).sort();
  const near = suggestion(name, known);
  report(diagnostics["unknown-cache-profile"], {
    at,
    params: {
      name,
      origin: facts.origin,
      suggestion: known.length > 0 ? near.text : "the target defines none",
      config: kubeaiConfig(
        "cacheProfiles:",
        `  ${name}: { sharedFilesystem: { storageClassName: <storage class> } }`,
      ),
    },
    fixes:
      near.word === undefined
        ? []
        : [{ title: `use ${near.word}`, edits: [{ op: "replace", at, value: near.word }] }],
  });
};
