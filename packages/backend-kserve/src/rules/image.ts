import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/** The form of an image of the spec's own. */
export const imageRule: Rule = ({ workload, report }) => {
  const { image } = workload.engine;
  if (image === undefined || image === "") return;
  const at = ["engine", "image"];
  const fixed = image.trim().replace(/^(?:docker|https?):\/\//i, "");
  const problem = /\s/.test(fixed)
    ? "it holds blanks"
    : fixed !== image
      ? "it begins with a scheme, or has blanks around it"
      : undefined;
  if (problem === undefined) return;
  report(diagnostics["image-form"], {
    at,
    params: { image, problem },
    // Blanks within the text may stand for something that was left out.
    fixes: /\s/.test(fixed)
      ? []
      : [{ title: `use ${fixed}`, edits: [{ op: "replace", at, value: fixed }] }],
  });
};
