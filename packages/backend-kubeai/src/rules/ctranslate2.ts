import { conversionOf } from "@inferspec/engines";
import { kubeaiConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { parseUrl } from "../target/url.js";

/** FasterWhisper loads CTranslate2 weights only. What cannot be known is a warning that a fact silences. */
export const ctranslate2Rule: Rule = ({ workload, facts, report }) => {
  const { uri } = workload.model;
  const url = parseUrl(uri);
  if (workload.engine.name !== "FasterWhisper" || !url || url.scheme === "ollama") return;
  const fact = Object.hasOwn(facts.models, uri) ? facts.models[uri]?.format : undefined;
  if (fact === "ctranslate2") return;
  const known = url.scheme === "hf" ? conversionOf(url.ref) : undefined;
  const equivalent = known?.kind === "original" ? `hf://${known.equivalent}` : undefined;
  const at = ["model", "uri"] as const;
  if (url.scheme === "hf" && (fact !== undefined || equivalent !== undefined)) {
    report(diagnostics["ctranslate2-known-bad"], {
      at,
      params: { url: uri, equivalent: equivalent ?? "hf://Systran/faster-whisper-small" },
      fixes:
        equivalent === undefined
          ? []
          : [{ title: `use ${equivalent}`, edits: [{ op: "replace", at, value: equivalent }] }],
    });
    return;
  }
  if (known?.kind === "converted") return;
  report(diagnostics["ctranslate2-unknown"], {
    at,
    params: { url: uri, config: kubeaiConfig("models:", `  ${uri}: { format: ctranslate2 }`) },
  });
};
