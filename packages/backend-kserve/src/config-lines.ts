/** Lines of `inferspec.config.yaml` for a help text: what to add below `backends.kserve`. */
export function kserveConfig(...lines: readonly string[]): string {
  return ["backends:", "  kserve:", ...lines.map((line) => `    ${line}`)].join("\n");
}
