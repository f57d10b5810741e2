import type { Report } from "../diagnostics/index.js";
import type { Graph } from "../plan/schema.js";
import type { Path } from "../source/path.js";
import { graph as catalogue } from "./diagnostics.js";

type Nodes = Graph["nodes"];

/** A step of one node that leads to another. */
interface Edge {
  readonly to: string;
  readonly at: Path;
}

/** Reports every step that closes a circle, and the nodes that no request reaches. */
export function checkPaths(nodes: Nodes, report: Report<Path>): void {
  const done = new Set<string>();
  // Without a root, whatever is there is told of by another rule.
  if (Object.hasOwn(nodes, "root")) {
    walk("root", nodes, done, report);
    for (const node of Object.keys(nodes)) {
      if (done.has(node)) continue;
      report(catalogue["unreachable-node"], {
        at: ["nodes", node],
        side: "key",
        params: { node },
      });
    }
  }
  for (const node of Object.keys(nodes)) walk(node, nodes, done, report);
}

/** One node on the way from where the walk began, with the steps that are still to be tried. */
interface Visit {
  readonly node: string;
  readonly edges: Edge[];
}

/** Depth first, with a stack of its own: a long chain of nodes must not use up the program's. */
function walk(start: string, nodes: Nodes, done: Set<string>, report: Report<Path>): void {
  if (done.has(start)) return;
  const stack: Visit[] = [{ node: start, edges: edgesOf(start, nodes) }];
  const open = new Set([start]);
  for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
    const edge = visit.edges.pop();
    if (!edge) {
      stack.pop();
      open.delete(visit.node);
      done.add(visit.node);
    } else if (open.has(edge.to)) {
      const from = stack.findIndex(({ node }) => node === edge.to);
      const circle = [...stack.slice(from).map(({ node }) => node), edge.to];
      report(catalogue.cycle, { at: edge.at, params: { cycle: circle.join(" → ") } });
    } else if (!done.has(edge.to)) {
      open.add(edge.to);
      stack.push({ node: edge.to, edges: edgesOf(edge.to, nodes) });
    }
  }
}

/** In reverse, since the last is taken first. A node that is not there leads nowhere. */
function edgesOf(node: string, nodes: Nodes): Edge[] {
  const steps = Object.hasOwn(nodes, node) ? (nodes[node]?.steps ?? []) : [];
  return steps
    .flatMap((step, index): Edge[] =>
      step.node !== undefined && Object.hasOwn(nodes, step.node)
        ? [{ to: step.node, at: ["nodes", node, "steps", index, "node"] }]
        : [],
    )
    .reverse();
}
