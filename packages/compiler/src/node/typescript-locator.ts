import type ts from "typescript";
import type { Side } from "../source/document.js";
import { valueAt, type Path } from "../source/path.js";
import type { OpenTypeScript, TypeScriptLocator, TypeScriptRange } from "../source/typescript.js";
import { findBuilderCalls, type BuilderCalls } from "./typescript-calls.js";
import { requireTypeScript, type TypeScript } from "./typescript-library.js";
import { Expressions, type Walked } from "./typescript-walk.js";

/**
 * Finds the text of TypeScript specs in their syntax tree, without running or checking them. The library is loaded
 * when the first position is asked for.
 */
export function createTypeScriptOpener(
  load: () => TypeScript | undefined = requireTypeScript,
): OpenTypeScript {
  return (file, text, value) => {
    try {
      const library = load();
      if (library) {
        const source = library.createSourceFile(file, text, library.ScriptTarget.Latest, true);
        return new Locator(library, source, value);
      }
    } catch {
      // The parser is recursive: text that is nested without measure exhausts the stack.
    }
    return { locate: () => undefined };
  };
}

/** The entities of a list, and the calls that made them. */
interface CallIndex {
  /** Of each entity. */
  readonly names: readonly unknown[];
  /** Of each entity, how many before it have its name. */
  readonly turns: readonly number[];
  /** In the order of the text; `undefined` for those whose name is computed. */
  readonly byName: ReadonlyMap<unknown, readonly ts.CallExpression[]>;
}

class Locator implements TypeScriptLocator {
  readonly #expressions: Expressions;
  readonly #calls: BuilderCalls;
  readonly #indexes = new Map<string, CallIndex>();

  constructor(
    readonly library: TypeScript,
    readonly source: ts.SourceFile,
    readonly value: unknown,
  ) {
    this.#expressions = new Expressions(library, source);
    this.#calls = findBuilderCalls(library, source, this.#expressions);
  }

  locate(path: Path, side: Side): TypeScriptRange | undefined {
    const built = this.#locateBuilt(path);
    if (built) return this.#range(built, side);
    const root = this.#expressions.defaultExport();
    return root && this.#range(this.#expressions.walk(root, path), side);
  }

  /** What `newProject`, `newFunction`, `newModel` and `run` built. */
  #locateBuilt(path: Path): Walked | undefined {
    const { project, functions, models } = this.#calls;
    const [list, index, ...rest] = path;
    if (list === "project") return project && this.#argument(project, 0, []);
    if (typeof index !== "number" || (list !== "functions" && list !== "models")) return undefined;
    const match = this.#matching(list === "functions" ? functions : models, list, index);
    if (!match) return undefined;
    const walked =
      list === "functions" ? this.#inFunction(match.call, rest) : this.#inModel(match.call, rest);
    return match.alone ? walked : { ...walked, exact: false };
  }

  #inFunction(call: ts.CallExpression, [part, index, ...rest]: Path): Walked {
    if (part === undefined) return this.#argument(call, 1, []);
    if (part === "name") return this.#argument(call, 0, []);
    if (part !== "runs")
      return this.#argument(call, 1, index === undefined ? [part] : [part, index, ...rest]);
    const run = typeof index === "number" ? this.#calls.runsOf(call)[index] : undefined;
    return run ? this.#argument(run, 0, rest) : { node: call, exact: false, editable: false };
  }

  #inModel(call: ts.CallExpression, path: Path): Walked {
    if (path[0] === "name") return this.#argument(call, 0, []);
    return this.#argument(call, 1, path[0] === "spec" ? path.slice(1) : path);
  }

  /**
   * The call that made an entity: among those with its name as a literal the one at its place, else the only one whose
   * name is computed, which may have made others too (`alone` is false).
   */
  #matching(
    calls: readonly ts.CallExpression[],
    list: string,
    index: number,
  ): { readonly call: ts.CallExpression; readonly alone: boolean } | undefined {
    const { names, turns, byName } = this.#indexOf(calls, list);
    const named = byName.get(names[index])?.[turns[index] ?? 0];
    if (named) return { call: named, alone: true };
    const [computed, another] = byName.get(undefined) ?? [];
    return computed && !another ? { call: computed, alone: false } : undefined;
  }

  /** Worked out once a list: a report may ask for the place of each of thousands of entities. */
  #indexOf(calls: readonly ts.CallExpression[], list: string): CallIndex {
    const known = this.#indexes.get(list);
    if (known) return known;
    const entities = valueAt(this.value, [list]);
    const names = (Array.isArray(entities) ? entities : []).map((entity) =>
      valueAt(entity, ["name"]),
    );
    const seen = new Map<unknown, number>();
    const turns = names.map((name) => {
      const turn = seen.get(name) ?? 0;
      seen.set(name, turn + 1);
      return turn;
    });
    const byName = new Map<unknown, ts.CallExpression[]>();
    for (const call of calls) {
      const name = this.#nameOf(call);
      const same = byName.get(name);
      if (same) same.push(call);
      else byName.set(name, [call]);
    }
    const made = { names, turns, byName };
    this.#indexes.set(list, made);
    return made;
  }

  /** The name that a call gives, where it is a literal. */
  #nameOf({ arguments: [first] }: ts.CallExpression): string | undefined {
    const node = first && this.#expressions.walk(first, []).node;
    return node && this.library.isStringLiteralLike(node) ? node.text : undefined;
  }

  #argument(call: ts.CallExpression, index: number, path: Path): Walked {
    const argument = call.arguments[index];
    return argument
      ? this.#expressions.walk(argument, path)
      : { node: call, exact: false, editable: false };
  }

  #range({ node, key, exact, editable }: Walked, side: Side): TypeScriptRange {
    // Of something that is not there, the key around it says more than a whole object.
    const shown = key && (side === "key" || !exact) ? key : node;
    const range = { start: shown.getStart(this.source), end: shown.getEnd(), exact };
    const literal =
      editable && exact && shown === node ? this.#expressions.literal(node) : undefined;
    return literal ? { ...range, literal } : range;
  }
}
