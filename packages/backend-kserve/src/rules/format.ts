import { alternatives } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { engineFact } from "../server/engines.js";

/** The format of the files that engines load which have one only. */
const ONLY = "huggingface";

/** Files that the engine cannot load. No built-in kind says so; a plugin's may. */
export const formatRule: Rule = ({ workload, report }) => {
  const { format } = workload.model;
  const engine = engineFact(workload.engine.name);
  if (format === undefined || !engine) return;
  // MLServer has a runtime of its own for Hugging Face too, though KServe does not select it.
  const formats = engine.formats ? [...engine.formats, ONLY] : [ONLY];
  if (formats.includes(format)) return;
  report(diagnostics["no-runtime"], {
    at: ["model", "format"],
    params: {
      format,
      why: `${workload.engine.name} loads ${alternatives(formats)} only`,
      help: "serve it with the engine for its format",
    },
  });
};
