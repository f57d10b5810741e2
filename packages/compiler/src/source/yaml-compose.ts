import type { Document, YAMLError } from "yaml";
import { DEEPEST, type Limits } from "./limits.js";
import { loadYaml } from "./yaml-library.js";
import { NestingWatch } from "./yaml-nesting.js";

export type YamlTree = Document.Parsed;

/** What `yaml` makes of one document's text; offsets are relative to it. */
export interface Composed {
  readonly trees: readonly YamlTree[];
  readonly problems: readonly YAMLError[];
  readonly watch: NestingWatch;
  /** Where the nesting went past all bounds and reading stopped. */
  readonly tooDeepAt: number | undefined;
}

/**
 * Parses one document with positions. YAML 1.2 core schema; keys stay the strings that were written; duplicate keys and
 * merges are judged by us, because the library's check of them is quadratic.
 */
export function compose(text: string, limits: Limits): Composed {
  const { Composer, Lexer, Parser } = loadYaml();
  const watch = new NestingWatch();
  const parser = new Parser();
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    stringKeys: true,
    uniqueKeys: false,
    merge: false,
    resolveKnownTags: false,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: "silent",
  });
  const trees: YamlTree[] = [];
  // Same-column lists hide from the watch, so its figure may be half of the real one, and one more for a scalar.
  const bound = Math.min(limits.depth * 2 + 2, DEEPEST);
  for (const lexeme of new Lexer().lex(text)) {
    watch.see(lexeme);
    if (watch.depth > bound) return { trees: [], problems: [], watch, tooDeepAt: watch.offset };
    for (const token of parser.next(lexeme)) trees.push(...parsed(composer.next(token)));
  }
  watch.end();
  for (const token of parser.end()) trees.push(...parsed(composer.next(token)));
  trees.push(...parsed(composer.end(true, text.length)));
  const problems = trees.flatMap((tree) => [...tree.errors, ...tree.warnings]);
  return { trees, problems, watch, tooDeepAt: undefined };
}

/** The composer's documents always come from source, which its types leave open. */
function parsed(documents: Iterable<Document.Parsed>): YamlTree[] {
  return [...documents];
}
