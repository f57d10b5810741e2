import { canonicalJson, renderYamlStream, suggest, type Synthesis } from "@inferspec/compiler";
import type { UsageProblem } from "../usage.js";

/** The text of one group of what a synthesis made, or the groups that there are. */
export function emitGroup(
  group: string,
  { manifests, files, endpoints }: Synthesis,
): string | UsageProblem {
  if (group === "manifests") return renderYamlStream(manifests.map(({ object }) => object));
  if (group === "endpoints") return canonicalJson(endpoints);
  const texts = files.filter(({ emit }) => emit === group).map(({ text }) => text);
  if (texts.length > 0) return texts.join("---\n");
  const groups = [...new Set(["manifests", "endpoints", ...files.map(({ emit }) => emit)])];
  const nearest = suggest(group, groups);
  return {
    problem: `this run made no \`${group}\``,
    help: nearest === undefined ? `it made ${groups.join(", ")}` : `did you mean \`${nearest}\`?`,
  };
}
