import { alternatives } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { ENGINE_FEATURES, ENGINES, isEngine, isFeature } from "../target/engines.js";

/** Whether the engine serves what the workload promises. */
export const engineFeatureRule: Rule = ({ workload, report }) => {
  const { engine, features } = workload;
  // A server that infers its task is told apart: it may come to speak another protocol.
  const infers = workload.endpoint.protocols.length > 1;
  if (features.length === 0 && !infers)
    report(diagnostics["no-features"], { at: ["features"], params: {} });
  for (const [index, feature] of features.entries()) {
    const at = ["features", index];
    if (features.indexOf(feature) < index) {
      report(diagnostics["repeated-feature"], { at, params: { feature } });
      continue;
    }
    if (!isEngine(engine.name) || !isFeature(feature)) continue;
    if (ENGINE_FEATURES[engine.name].includes(feature)) continue;
    const others = ENGINES.filter((other) => ENGINE_FEATURES[other].includes(feature)).map(
      (other) => (other === "FasterWhisper" ? `${other} (kind \`kubeai-speech\`)` : other),
    );
    report(diagnostics["engine-feature"], {
      at,
      params: {
        engine: engine.name,
        feature,
        help: `${engine.name} serves ${alternatives(ENGINE_FEATURES[engine.name])}; for ${feature} use engine ${alternatives(others)}`,
      },
    });
  }
};
