import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule, Scope } from "../scope.js";
import { componentsOf } from "./components.js";

/** The form of every image that a workload names. */
export const imageRule: Rule = (scope) => {
  const { image } = scope.workload.engine;
  // An empty one is none.
  if (image !== undefined && image !== "") checkImage(image, ["engine", "image"], scope);
  for (const { part, at } of componentsOf(scope)) {
    if (part.image !== undefined) checkImage(part.image, [...at, "image"], scope);
  }
};

/** A reference as container runtimes read it (distribution/reference): host, folders and name, tag, digest. */
const REFERENCE =
  /^(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?\/)?[a-z0-9][a-z0-9._/-]*(?::\w[\w.-]{0,127})?(?:@[A-Za-z0-9+.-]+:[0-9a-f]{32,128})?$/;

/** Why a text is no image, or `undefined`. */
export function imageProblem(image: string): string | undefined {
  if (/\s/.test(image.trim())) return "it holds blanks";
  if (plainImage(image) !== image) return "it begins with a scheme, or has blanks around it";
  if (REFERENCE.test(image)) return undefined;
  return /^[a-z0-9]/i.test(image) && REFERENCE.test(image.toLowerCase())
    ? "its name has capital letters"
    : "it has another form";
}

function plainImage(image: string): string {
  return image.trim().replace(/^(?:docker|https?):\/\//i, "");
}

function checkImage(image: string, at: Path, { report }: Scope): void {
  const problem = imageProblem(image);
  if (problem === undefined) return;
  const fixed = plainImage(image);
  report(diagnostics["image-form"], {
    at,
    params: { image, problem },
    // Blanks within the text may stand for something that was left out.
    fixes:
      imageProblem(fixed) === undefined
        ? [{ title: `use ${fixed}`, edits: [{ op: "replace", at, value: fixed }] }]
        : [],
  });
}
