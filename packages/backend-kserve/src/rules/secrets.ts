import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { firstPlaces } from "./first-places.js";

/** Project secrets: each key must be mapped to a Secret of the cluster. */
export const secretsRule: Rule = ({ workload, secrets, report }) => {
  const keys = workload.secrets ?? [];
  const first = firstPlaces(keys);
  for (const [index, name] of keys.entries()) {
    const at = ["secrets", index];
    if (first.get(name) !== index) {
      report(diagnostics["secret-repeated"], { at, params: { name } });
      continue;
    }
    if (!Object.hasOwn(secrets, name)) {
      const config = `secrets:\n  ${name}: { secret: <name of the Secret>, key: ${name} }`;
      report(diagnostics["secret-unmapped"], { at, params: { name, config } });
    }
    if (workload.env !== undefined && Object.hasOwn(workload.env, name)) {
      report(diagnostics["secret-overridden"], { at, params: { name } });
    }
  }
};
