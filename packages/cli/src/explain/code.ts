import type { DiagnosticKind } from "@inferspec/compiler";

/** What a finding fills in, as `<name>`. */
function blanks(text: string): string {
  return text.replace(/\{(\w+)\}/g, "<$1>");
}

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
    `  ${blanks(message)}`,
    // A help that is nothing but a blank says something only about a spec at hand.
    ...(help === undefined || /^\{\w+\}$/.test(help) ? [] : [`  help: ${blanks(help)}`]),
    "",
    docs.trim(),
    "",
    allowed,
    "",
  ].join("\n");
}
