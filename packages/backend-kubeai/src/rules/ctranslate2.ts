import { kubeaiConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { parseUrl } from "../target/url.js";

/** Organisations whose repositories of these names are known to hold CTranslate2 weights. */
const KNOWN_GOOD = [
  /^Systran\/faster-/i,
  /^guillaumekln\/faster-whisper-/i,
  /^deepdml\/faster-/i,
  /^mobiuslabsgmbh\/faster-whisper-/i,
  /^distil-whisper\/distil-[\w.-]+-ct2$/i,
];

/** Models of OpenAI that have been converted by Systran, by what follows `whisper-`. */
const CONVERTED = /^(tiny|base|small|medium)(\.en)?$|^large-v[123]$/;
const RENAMED: Readonly<Record<string, string>> = {
  large: "Systran/faster-whisper-large-v1",
  "large-v3-turbo": "deepdml/faster-whisper-large-v3-turbo-ct2",
};

/** FasterWhisper loads CTranslate2 weights only. What cannot be known is a warning that a fact silences. */
export const ctranslate2Rule: Rule = ({ workload, facts, report }) => {
  const { uri } = workload.model;
  const url = parseUrl(uri);
  if (workload.engine.name !== "FasterWhisper" || !url || url.scheme === "ollama") return;
  const fact = Object.hasOwn(facts.models, uri) ? facts.models[uri]?.format : undefined;
  if (fact === "ctranslate2") return;
  const equivalent = equivalentOf(url.ref);
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
  if (url.scheme === "hf" && KNOWN_GOOD.some((pattern) => pattern.test(url.ref))) return;
  report(diagnostics["ctranslate2-unknown"], {
    at,
    params: { url: uri, config: kubeaiConfig("models:", `  ${uri}: { format: ctranslate2 }`) },
  });
};

/** The converted counterpart of one of OpenAI's repositories, which never hold CTranslate2 weights. */
function equivalentOf(ref: string): string | undefined {
  const size = /^openai\/whisper-(.+)$/i.exec(ref)?.[1]?.toLowerCase();
  if (size === undefined) return undefined;
  if (Object.hasOwn(RENAMED, size)) return `hf://${RENAMED[size] ?? ""}`;
  return CONVERTED.test(size)
    ? `hf://Systran/faster-whisper-${size}`
    : "hf://Systran/faster-whisper-large-v3";
}
