import type ts from "typescript";
import type { TypeScript } from "./typescript-library.js";
import type { Expressions } from "./typescript-walk.js";

/** The calls of the builders in `@inferspec/spec`, in the order of the text. */
export interface BuilderCalls {
  readonly project: ts.CallExpression | undefined;
  readonly functions: readonly ts.CallExpression[];
  readonly models: readonly ts.CallExpression[];
  /** The `run` calls on what a `newFunction` call gave, chained or through a variable. */
  runsOf(call: ts.CallExpression): readonly ts.CallExpression[];
}

export function findBuilderCalls(
  library: TypeScript,
  source: ts.SourceFile,
  expressions: Expressions,
): BuilderCalls {
  const functions: ts.CallExpression[] = [];
  const models: ts.CallExpression[] = [];
  const runs: {
    readonly call: ts.CallExpression;
    readonly name: ts.Node;
    readonly on: ts.Expression;
  }[] = [];
  let project: ts.CallExpression | undefined;
  expressions.each((node) => {
    if (!library.isCallExpression(node)) return;
    const { expression } = node;
    if (library.isIdentifier(expression) && expression.text === "newProject") project ??= node;
    if (!library.isPropertyAccessExpression(expression)) return;
    if (expression.name.text === "newFunction") functions.push(node);
    else if (expression.name.text === "newModel") models.push(node);
    else if (expression.name.text === "run")
      runs.push({ call: node, name: expression.name, on: expression.expression });
  });
  // In a chain the outer call is the later run: the order is that of the names.
  runs.sort((a, b) => a.name.getStart(source) - b.name.getStart(source));

  function functionOf(receiver: ts.Expression): ts.CallExpression | undefined {
    let node: ts.Expression | undefined = receiver;
    for (let hops = 0; node && hops < 1000; hops++) {
      if (library.isIdentifier(node)) node = expressions.constant(node.text);
      else if (library.isParenthesizedExpression(node)) node = node.expression;
      else if (
        library.isCallExpression(node) &&
        library.isPropertyAccessExpression(node.expression)
      ) {
        if (node.expression.name.text === "newFunction") return node;
        node = node.expression.name.text === "run" ? node.expression.expression : undefined;
      } else return undefined;
    }
    return undefined;
  }

  return {
    project,
    functions,
    models,
    runsOf: (call) => runs.filter(({ on }) => functionOf(on) === call).map((run) => run.call),
  };
}
