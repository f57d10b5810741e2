import type { Path } from "@inferspec/compiler";
import { isGated } from "@inferspec/engines";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { credentialsOf, secretFor } from "../storage/credentials.js";
import { withoutTrailingSlashes } from "../storage/slashes.js";

/** A gated repository is admitted without a token, and then only the init container's log says why nothing starts. */
export const gatedRule: Rule = ({ workload, facts, secrets, report }) => {
  const { serviceAccount, secrets: uses } = credentialsOf(workload, facts, secrets);
  // A ServiceAccount that exists carries whatever it carries.
  if (serviceAccount !== undefined && uses === undefined) return;
  const places: { uri: string; at: Path }[] = [
    { uri: workload.model.uri, at: ["model", "uri"] },
    ...(workload.adapters ?? []).map(({ uri }, index) => ({ uri, at: ["adapters", index, "uri"] })),
    ...(readHints(workload, facts).hints.canaries ?? []).map(({ uri }, index) => ({
      uri,
      at: ["hints", "kserve", "canaries", index, "uri"],
    })),
  ];
  for (const { uri, at } of places) {
    const named = /^hf:\/\/([^:?]+)/i.exec(uri)?.[1];
    const repository = named === undefined ? undefined : withoutTrailingSlashes(named);
    if (repository === undefined || !isGated(repository)) continue;
    if (secretFor("hf", workload, facts, secrets)) continue;
    const config = kserveConfig("secretNames: { hf: <name of the Secret> }");
    report(diagnostics.gated, { at, params: { repository, config } });
  }
};
