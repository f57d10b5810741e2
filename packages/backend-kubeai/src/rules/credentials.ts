import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { CREDENTIALS } from "../target/credentials.js";
import { parseUrl } from "../target/url.js";

/** What storage needs besides its URL. Hugging Face is left out: most repositories are public. */
export const credentialsRule: Rule = ({ workload, facts, report }) => {
  const scheme = parseUrl(workload.model.uri)?.scheme ?? "";
  const needs = Object.hasOwn(CREDENTIALS, scheme) ? CREDENTIALS[scheme] : undefined;
  if (!needs || scheme === "hf") return;
  const { store, keys, variables } = needs;
  const { secret, presence } = facts.credentials[store];
  const given = [...Object.keys(workload.env ?? {}), ...(workload.secrets ?? [])];
  if (presence === "present" || variables.some((name) => given.includes(name))) return;
  report(diagnostics["credentials-missing"], {
    at: ["model", "uri"],
    params: { scheme, secret, keys: keys.join(", "), store },
  });
};
