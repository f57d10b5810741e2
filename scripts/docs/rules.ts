import { BUILT_IN } from "../../packages/cli/src/equipment.js";
import { everyDiagnostic } from "./diagnostics.js";
import { anchor, page, sentence, table } from "./markdown.js";

/** The diagnostics that a folder `fixtures/<kind>/<case>` shows. */
export interface Fixture {
  /** `<kind>/<case>`. */
  readonly name: string;
  readonly text: string;
}

/** The rules of one backend: what the target does, what we say, and the fixture that shows it. */
export function rulesPage(backend: string, title: string, fixtures: readonly Fixture[]): string {
  const known = BUILT_IN.backends.some(({ name }) => name === backend);
  if (!known) throw new Error(`there is no backend ${backend}`);
  const rules = everyDiagnostic().filter(({ code }) => code.startsWith(`${backend}/`));
  return page(
    title,
    `What ${title.split(" ")[0] ?? backend} refuses, or admits and cannot run, and what is said instead. ` +
      "Made from the diagnostics of the backend and the fixtures that trigger them.",
    table(
      ["rule", "what happens on the target", "diagnostic", "fixtures"],
      rules.map(({ code, message, severity, docs }) => [
        sentence(message),
        docs,
        `[\`${code}\`](diagnostics.md#${anchor(code)}) (${severity})`,
        fixtures
          .filter(({ text }) => mentions(text, code))
          .map(({ name }) => `[${name}](../../fixtures/${name}/)`)
          .join(" "),
      ]),
    ),
  );
}

/** Whether a report holds a code, and not one that merely begins or ends like it. */
function mentions(text: string, code: string): boolean {
  return text.split(/[^\w/-]+/).includes(code);
}
