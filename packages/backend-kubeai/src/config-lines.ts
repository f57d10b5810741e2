/** Lines of `inferspec.config.yaml` for a help text: what to add below `backends.kubeai`. */
export function kubeaiConfig(...lines: readonly string[]): string {
  return ["backends:", "  kubeai:", ...lines.map((line) => `    ${line}`)].join("\n");
}
