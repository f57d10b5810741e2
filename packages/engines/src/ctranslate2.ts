/** What is known of the weights in a repository of Hugging Face, for engines that load CTranslate2's format only. */
export type Conversion =
  /** They are in that format. */
  | { readonly kind: "converted" }
  /** They never are; `equivalent` is the repository with the same model in that format. */
  | { readonly kind: "original"; readonly equivalent: string }
  | { readonly kind: "unknown" };

/** Organisations whose repositories of these names are known to hold CTranslate2 weights. */
const CONVERTED = [
  /^Systran\/faster-/i,
  /^guillaumekln\/faster-whisper-/i,
  /^deepdml\/faster-/i,
  /^mobiuslabsgmbh\/faster-whisper-/i,
  /^distil-whisper\/distil-[\w.-]+-ct2$/i,
];

/** Models of OpenAI that have been converted by Systran, by what follows `whisper-`. */
const SIZES = /^(tiny|base|small|medium)(\.en)?$|^large-v[123]$/;
const RENAMED: Readonly<Record<string, string>> = {
  large: "Systran/faster-whisper-large-v1",
  "large-v3-turbo": "deepdml/faster-whisper-large-v3-turbo-ct2",
};

/** Judges a repository by its name, `<owner>/<name>`: compilation asks nobody. */
export function conversionOf(repository: string): Conversion {
  const size = /^openai\/whisper-(.+)$/i.exec(repository)?.[1]?.toLowerCase();
  if (size !== undefined) return { kind: "original", equivalent: convertedWhisper(size) };
  const isConverted = CONVERTED.some((pattern) => pattern.test(repository));
  return { kind: isConverted ? "converted" : "unknown" };
}

/** The converted counterpart of one of OpenAI's repositories, which never hold CTranslate2 weights. */
function convertedWhisper(size: string): string {
  const renamed = Object.hasOwn(RENAMED, size) ? RENAMED[size] : undefined;
  if (renamed !== undefined) return renamed;
  return `Systran/faster-whisper-${SIZES.test(size) ? size : "large-v3"}`;
}
