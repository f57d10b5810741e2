import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule, Scope } from "../scope.js";
import { isGated } from "../target/gated.js";
import { parseUrl } from "../target/url.js";

/** The variables in which the Hugging Face libraries look for a token. */
const TOKEN_VARIABLES = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"];

/** A gated repository is admitted without a token, and then only the log of the Pod says why it never gets ready. */
export const gatedRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const { secret, presence } = facts.credentials.huggingface;
  if (presence === "present" || givesToken(scope)) return;
  const places: { uri: string; at: Path }[] = [
    { uri: workload.model.uri, at: ["model", "uri"] },
    ...(workload.adapters ?? []).map(({ uri }, index) => ({ uri, at: ["adapters", index, "uri"] })),
  ];
  for (const { uri, at } of places) {
    const url = parseUrl(uri);
    if (url?.scheme !== "hf" || !isGated(url.ref)) continue;
    if (presence === "absent") {
      report(diagnostics["gated-without-token"], { at, params: { repository: url.ref } });
    } else {
      report(diagnostics["gated-repository"], { at, params: { repository: url.ref, secret } });
    }
  }
};

/** Whether the spec brings a token, or the target's own sources may. */
function givesToken({ workload, facts }: Scope): boolean {
  const given = [...Object.keys(workload.env ?? {}), ...(workload.secrets ?? [])];
  return facts.envFrom.length > 0 || TOKEN_VARIABLES.some((name) => given.includes(name));
}
