import { conversionOf } from "@inferspec/engines";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";
import { withoutTrailingSlashes } from "../storage/slashes.js";

/** FasterWhisper loads CTranslate2 weights only. What cannot be known is a warning that a fact silences. */
export const ctranslate2Rule: Rule = ({ workload, facts, report }) => {
  const { uri } = workload.model;
  if (serverOf(workload, facts)?.program.name !== "faster-whisper") return;
  if (Object.hasOwn(facts.models, uri) && facts.models[uri]?.format === "ctranslate2") return;
  const named = /^hf:\/\/([^:?]+)/i.exec(uri)?.[1];
  const known = named === undefined ? undefined : conversionOf(withoutTrailingSlashes(named));
  const at = ["model", "uri"];
  if (known?.kind === "converted") return;
  if (known?.kind === "original") {
    const equivalent = `hf://${known.equivalent}`;
    report(diagnostics["ctranslate2-known-bad"], {
      at,
      params: { uri, equivalent },
      fixes: [{ title: `use ${equivalent}`, edits: [{ op: "replace", at, value: equivalent }] }],
    });
    return;
  }
  const config = kserveConfig("models:", `  "${uri}": { format: ctranslate2 }`);
  report(diagnostics["ctranslate2-unknown"], { at, params: { uri, config } });
};
