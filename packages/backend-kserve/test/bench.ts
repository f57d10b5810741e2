import {
  createDiagnostic,
  type Diagnostic,
  type LoadContext,
  type Path,
  type Report,
} from "@inferspec/compiler";
import { load } from "../src/load.js";
import { optionsSchema } from "../src/options.js";
import type { KserveFacts } from "../src/target/facts.js";

/** A diagnostic with the path that it was reported at. */
export interface Finding extends Diagnostic {
  readonly where: Path | undefined;
}

function collector(found: Finding[]): Report<Path> {
  return (kind, { at, params }) => {
    found.push({ ...createDiagnostic(kind, { params }), where: at });
  };
}

/** Lets the backend learn about a target; `files` maps the names that the options use to documents. */
export async function loadFacts(
  options: object = {},
  files: Readonly<Record<string, readonly unknown[]>> = {},
): Promise<{ readonly facts: KserveFacts; readonly found: readonly Finding[] }> {
  const found: Finding[] = [];
  const ctx: LoadContext = {
    read: (file) => Promise.resolve(files[file]),
    parse: (text) => [JSON.parse(text) as unknown],
    report: collector(found),
  };
  return { facts: await load(optionsSchema().parse(options), ctx), found };
}
