import { quote } from "@inferspec/compiler";
import { diagnostics } from "../../diagnostics/index.js";
import type { GraphRule } from "../scope.js";
import { stepsOf } from "../steps.js";

/** `$response` is all that the router looks for, and the first step has none. */
export const dataRule: GraphRule = (scope) => {
  for (const { step, index, node, at } of stepsOf(scope)) {
    const { data } = step;
    if (data === undefined || node.type !== "sequence") continue;
    const place = [...at, "data"];
    if (data !== "$request" && data !== "$response") {
      const near = data.startsWith("$response") ? "$response" : undefined;
      scope.report(diagnostics["graph-data"], {
        at: place,
        params: { data: quote(data) },
        fixes:
          near === undefined
            ? []
            : [{ title: `write \`${near}\``, edits: [{ op: "replace", at: place, value: near }] }],
      });
    } else if (data === "$response" && index === 0) {
      scope.report(diagnostics["graph-data-first"], { at: place, params: {} });
    }
  }
};
