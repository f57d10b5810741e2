import { edgesOf, type Edge, type Nodes } from "./edges.js";

interface Visit {
  readonly node: string;
  readonly edges: Edge[];
}

/**
 * Which tangle each node is in: nodes that lead to each other share one number (Tarjan's strongly connected components, with
 * a stack of its own: a long chain of nodes must not use up the program's).
 */
export function tanglesOf(nodes: Nodes): ReadonlyMap<string, number> {
  const tangles = new Map<string, number>();
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const lower = (node: string, to: number | undefined): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? Infinity, to ?? Infinity));
  };
  const enter = (node: string): Visit => {
    lower(node, order.size);
    order.set(node, order.size);
    open.push(node);
    return { node, edges: edgesOf(node, nodes) };
  };
  let tangle = 0;
  for (const start of Object.keys(nodes)) {
    if (order.has(start)) continue;
    const stack = [enter(start)];
    for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
      const edge = visit.edges.pop();
      if (edge && !order.has(edge.to)) stack.push(enter(edge.to));
      else if (edge) {
        if (!tangles.has(edge.to)) lower(visit.node, order.get(edge.to));
      } else {
        stack.pop();
        const above = stack.at(-1);
        if (above) lower(above.node, lowest.get(visit.node));
        if (lowest.get(visit.node) !== order.get(visit.node)) continue;
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          tangles.set(node, tangle);
          if (node === visit.node) break;
        }
        tangle++;
      }
    }
  }
  return tangles;
}
