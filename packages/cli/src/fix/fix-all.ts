import { Masker, type Diagnostic } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import type { Checked } from "../check.js";
import type { Io } from "../io.js";
import type { UsageProblem } from "../usage.js";
import { applyFixes } from "./apply.js";

/** One fix may make room for another; more rounds than this mean that two fixes undo each other. */
const MAX_PASSES = 10;

/** Applies fixes and checks again until there is nothing left to fix. Says what was changed. */
export async function fixAll(
  first: Checked,
  again: () => Promise<Checked | UsageProblem>,
  args: Arguments,
  io: Io,
): Promise<Checked | UsageProblem> {
  if (args.positionals.includes("-")) {
    return { problem: "`--fix` cannot change standard input", help: "name the file" };
  }
  let checked = first;
  const failures: Diagnostic[] = [];
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { changed, diagnostics } = await applyFixes(
      checked.diagnostics,
      checked.compilation.documents,
      io,
    );
    failures.push(...diagnostics);
    if (changed.size === 0) break;
    if (!args.has("quiet")) {
      // A title quotes the text that was changed, which may hold a secret.
      const masker = new Masker(textsOf(checked));
      for (const [file, titles] of changed) {
        for (const title of titles) io.stderr.write(`fixed ${file}: ${masker.text(title)}\n`);
      }
    }
    const next = await again();
    if ("problem" in next) return next;
    checked = next;
  }
  return { ...checked, diagnostics: [...checked.diagnostics, ...failures] };
}

function textsOf({ compilation }: Checked): ReadonlyMap<string, string> {
  return new Map(compilation.documents.map(({ file, text }) => [file, text]));
}
