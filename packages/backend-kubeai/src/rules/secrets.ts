import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/** Project secrets: each key must be mapped, and KubeAI can only take over whole Secrets. */
export const secretsRule: Rule = ({ workload, secrets, report }) => {
  const keys = workload.secrets ?? [];
  for (const [index, name] of keys.entries()) {
    const at = ["secrets", index];
    if (keys.indexOf(name) < index) {
      report(diagnostics["secret-repeated"], { at, params: { name } });
      continue;
    }
    const mapped = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    const lines = (secret: string): string =>
      `secrets:\n  ${name}: { secret: ${secret}, key: ${name} }`;
    if (!mapped) {
      report(diagnostics["secret-unmapped"], {
        at,
        params: { name, config: lines("<name of the Secret>") },
      });
    } else if (mapped.key !== name) {
      report(diagnostics["secret-renamed"], {
        at,
        params: { name, key: mapped.key, config: lines(mapped.secret) },
      });
    } else {
      report(diagnostics["secret-exposes"], { at, params: { name, secret: mapped.secret } });
    }
    if (workload.env?.[name] !== undefined) {
      report(diagnostics["secret-overridden"], { at, params: { name } });
    }
  }
};
