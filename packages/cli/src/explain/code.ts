import type { DiagnosticKind } from "@inferspec/compiler";

/** The docs of one diagnostic, for a terminal. */
export function explainCode({
  code,
  severity,
  message,
  help,
  docs,
  suppressible,
}: DiagnosticKind): string {
  const allowed = suppressible
    ? `It can be allowed, with a reason: \`# inferspec-ignore ${code}: why\` on the line above, or \`suppress\` in the configuration.`
    : "It cannot be allowed.";
  return [
    `${code} (${severity})`,
    "",
    `  ${message}`,
    ...(help === undefined ? [] : [`  help: ${help}`]),
    "",
    docs.trim(),
    "",
    allowed,
    "",
  ].join("\n");
}
