import type ts from "typescript";
import type { Path } from "../source/path.js";
import type { TypeScript } from "./typescript-library.js";

/** Where a walk along a path ended. */
export interface Walked {
  readonly node: ts.Node;
  /** The name of the property whose value it is. */
  readonly key?: ts.Node | undefined;
  /** The path led all the way; else this is the closest expression around. */
  readonly exact: boolean;
  /** No variable lay on the way, so this text serves this place alone. */
  readonly editable: boolean;
}

/** The expressions of one file, and the constants they refer to. */
export class Expressions {
  /** Initialisers of the variables that are declared once; `undefined` for the others. */
  readonly #constants = new Map<string, ts.Expression | undefined>();
  #exported: ts.Expression | undefined;

  constructor(
    readonly library: TypeScript,
    readonly source: ts.SourceFile,
  ) {
    this.each((node) => {
      if (library.isVariableDeclaration(node) && library.isIdentifier(node.name)) {
        const { text } = node.name;
        this.#constants.set(text, this.#constants.has(text) ? undefined : node.initializer);
      } else if (library.isExportAssignment(node) && node.isExportEquals !== true) {
        this.#exported = node.expression;
      }
    });
  }

  /** Visits every node in the order of the text, without recursion. */
  each(visit: (node: ts.Node) => void): void {
    const pending: ts.Node[] = [this.source];
    for (let node = pending.pop(); node; node = pending.pop()) {
      visit(node);
      const children: ts.Node[] = [];
      this.library.forEachChild(node, (child) => {
        children.push(child);
      });
      pending.push(...children.reverse());
    }
  }

  defaultExport(): ts.Expression | undefined {
    return this.#exported;
  }

  /** The variable's initialiser, where there is only one variable of that name. */
  constant(name: string): ts.Expression | undefined {
    return this.#constants.get(name);
  }

  walk(start: ts.Node, path: Path): Walked {
    let current: Walked = { ...this.#resolve(start, true), exact: path.length === 0 };
    for (const [depth, part] of path.entries()) {
      const { node } = current;
      const next = this.#step(this.#peelCall(node), part);
      if (!next) return { ...current, exact: false };
      const { node: found, editable } = this.#resolve(next.node, current.editable);
      current = { node: found, key: next.key, exact: depth === path.length - 1, editable };
    }
    return current;
  }

  /** What a literal writes. */
  literal(node: ts.Node): { readonly value: string | number | boolean | null } | undefined {
    const { library } = this;
    if (library.isStringLiteralLike(node)) return { value: node.text };
    if (library.isNumericLiteral(node)) return { value: Number(node.text) };
    if (node.kind === library.SyntaxKind.TrueKeyword) return { value: true };
    if (node.kind === library.SyntaxKind.FalseKeyword) return { value: false };
    if (node.kind === library.SyntaxKind.NullKeyword) return { value: null };
    if (library.isPrefixUnaryExpression(node) && node.operator === library.SyntaxKind.MinusToken) {
      return library.isNumericLiteral(node.operand)
        ? { value: -Number(node.operand.text) }
        : undefined;
    }
    return undefined;
  }

  /** Looks through parentheses, assertions and variables; at most a few variables, against circles. */
  #resolve(start: ts.Node, editable: boolean): { node: ts.Node; editable: boolean } {
    const { library } = this;
    let node = start;
    let direct = editable;
    for (let hops = 0; hops < 20;) {
      if (
        library.isParenthesizedExpression(node) ||
        library.isAsExpression(node) ||
        library.isSatisfiesExpression(node) ||
        library.isNonNullExpression(node) ||
        library.isTypeAssertionExpression(node)
      ) {
        node = node.expression;
        continue;
      }
      const constant = library.isIdentifier(node) ? this.#constants.get(node.text) : undefined;
      if (!constant) break;
      node = constant;
      direct = false;
      hops++;
    }
    return { node, editable: direct };
  }

  /** A call such as `defineProject({…})` most likely gives its argument back. */
  #peelCall(node: ts.Node): ts.Node {
    const { library } = this;
    const [argument] = library.isCallExpression(node) ? node.arguments : [];
    if (!argument) return node;
    const inner = this.#resolve(argument, false).node;
    return library.isObjectLiteralExpression(inner) || library.isArrayLiteralExpression(inner)
      ? inner
      : node;
  }

  #step(node: ts.Node, part: string | number): { node: ts.Node; key?: ts.Node } | undefined {
    const { library } = this;
    if (library.isArrayLiteralExpression(node)) {
      const index = Number(part);
      // After a spread nobody knows the index.
      if (node.elements.slice(0, index + 1).some((item) => library.isSpreadElement(item)))
        return undefined;
      const item = node.elements[index];
      return item && { node: item };
    }
    if (!library.isObjectLiteralExpression(node)) return undefined;
    // The last one wins, as when it runs.
    for (const property of node.properties.toReversed()) {
      if (library.isSpreadAssignment(property)) {
        const spread = this.#resolve(property.expression, false).node;
        if (!library.isObjectLiteralExpression(spread)) return undefined;
        const found = this.#step(spread, part);
        if (found) return found;
      } else if (property.name && this.#nameOf(property.name) === String(part)) {
        if (library.isPropertyAssignment(property))
          return { node: property.initializer, key: property.name };
        return { node: property.name, key: property.name };
      }
    }
    return undefined;
  }

  #nameOf(name: ts.PropertyName): string | undefined {
    const { library } = this;
    if (library.isIdentifier(name) || library.isStringLiteralLike(name)) return name.text;
    if (library.isNumericLiteral(name)) return name.text;
    return undefined;
  }
}
