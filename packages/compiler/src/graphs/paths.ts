import type { Report } from "../diagnostics/index.js";
import type { Path } from "../source/path.js";
import { graph as catalogue } from "./diagnostics.js";
import { edgesOf, type Edge, type Nodes } from "./edges.js";
import { ROOT_NODE } from "./root.js";
import { tanglesOf } from "./tangles.js";

/** Reports one circle of all nodes that lead to each other, and the nodes that no request reaches. */
export function checkPaths(nodes: Nodes, report: Report<Path>): void {
  const done = new Set<string>();
  const tangles = tanglesOf(nodes);
  const told = new Set<number | undefined>();
  // A tangle of n nodes may have more than 2^n circles: whoever mends one sees the next.
  const tell = (edge: Edge, circle: () => string): void => {
    const tangle = tangles.get(edge.to);
    if (told.has(tangle)) return;
    told.add(tangle);
    report(catalogue.cycle, { at: edge.at, params: { cycle: circle() } });
  };
  // Without a root, whatever is there is told of by another rule.
  if (Object.hasOwn(nodes, ROOT_NODE)) {
    walk(ROOT_NODE, nodes, done, tell);
    for (const node of Object.keys(nodes)) {
      if (done.has(node)) continue;
      report(catalogue["unreachable-node"], {
        at: ["nodes", node],
        side: "key",
        params: { node },
      });
    }
  }
  for (const node of Object.keys(nodes)) walk(node, nodes, done, tell);
}

/** One node on the way from where the walk began, with the steps that are still to be tried. */
interface Visit {
  readonly node: string;
  readonly edges: Edge[];
}

/** Depth first, with a stack of its own: a long chain of nodes must not use up the program's. */
function walk(
  start: string,
  nodes: Nodes,
  done: Set<string>,
  tell: (edge: Edge, circle: () => string) => void,
): void {
  if (done.has(start)) return;
  const stack: Visit[] = [{ node: start, edges: edgesOf(start, nodes) }];
  // With its place in the stack.
  const open = new Map([[start, 0]]);
  for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
    const edge = visit.edges.pop();
    const from = edge && open.get(edge.to);
    if (!edge) {
      stack.pop();
      open.delete(visit.node);
      done.add(visit.node);
    } else if (from !== undefined) {
      tell(edge, () => circleOf(stack, from));
    } else if (!done.has(edge.to)) {
      open.set(edge.to, stack.length);
      stack.push({ node: edge.to, edges: edgesOf(edge.to, nodes) });
    }
  }
}

/** The most nodes of a circle that a message names. */
const MAX_NAMED = 12;

/** The way round, from a place in the stack to its end and back: of a long one, its beginning and its last node. */
function circleOf(stack: readonly Visit[], from: number): string {
  const isLong = stack.length - from > MAX_NAMED + 1;
  const first = stack.slice(from, isLong ? from + MAX_NAMED : undefined).map(({ node }) => node);
  return [...first, ...(isLong ? ["…", stack.at(-1)?.node] : []), first[0]].join(" → ");
}
