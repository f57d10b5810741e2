import type { Path } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import type { Scope } from "../scope.js";

type Hints = ReturnType<typeof readHints>["hints"];
type Component = NonNullable<Hints["transformer"] | Hints["explainer"]>;

/** The containers that the block `kserve` brings, with where each is said. */
export function componentsOf({
  workload,
  facts,
}: Pick<Scope, "workload" | "facts">): readonly { readonly part: Component; readonly at: Path }[] {
  const { transformer, explainer } = readHints(workload, facts).hints;
  return Object.entries({ transformer, explainer }).flatMap(([key, part]) =>
    part ? [{ part, at: ["hints", "kserve", key] }] : [],
  );
}
