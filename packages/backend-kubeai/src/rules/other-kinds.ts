import { diagnostics } from "../diagnostics/index.js";
import { substituteFor } from "../served.js";
import type { Rule, Scope } from "../scope.js";
import { isEngine, isFeature } from "../target/engines.js";

/** What comes with kinds that were not made for KubeAI: told once, however many parts of the Plan follow from it. */
export const otherKindsRule: Rule = (scope) => {
  const { model, engine, features } = scope.workload;
  // Engine or feature are refused by negotiation, and all the rest follows from that.
  if (!isEngine(engine.name)) return;
  if (features.includes("Prediction")) {
    scope.report(diagnostics["no-prediction"], {
      at: ["features", features.indexOf("Prediction")],
      params: { engine: engine.name },
    });
    return;
  }
  const { format = "huggingface" } = model;
  if (format !== "huggingface") {
    scope.report(diagnostics["model-format"], {
      at: ["model", "format"],
      params: { format, engine: engine.name },
    });
  }
  if (features.every(isFeature)) checkProtocols(scope);
};

function checkProtocols({ workload, report }: Scope): void {
  const { protocols } = workload.endpoint;
  const at = ["endpoint", "protocols"];
  if (protocols.includes("openai") && workload.features.length === 0) {
    // A server that infers its task may come to speak either; KubeAI's proxy must know.
    if (protocols.length > 1) report(diagnostics["unknown-task"], { at, params: {} });
    return;
  }
  for (const [index, protocol] of protocols.entries()) {
    if (protocol !== "v1" && protocol !== "v2") continue;
    report(diagnostics["inference-protocol"], { at: [...at, index], params: { protocol } });
  }
}

/** An engine that another one stands in for. `from` still knows the Plan's own. */
export const substituteRule: Rule = ({ from, report }) => {
  const asked = from("engine", "name").value;
  const served = substituteFor(asked);
  if (served === undefined) return;
  report(diagnostics["engine-substituted"], { at: ["engine", "name"], params: { asked, served } });
};
