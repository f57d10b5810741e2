import { stepProtocol, type GraphProtocol } from "./protocol.js";
import type { GraphScope, Node, Step } from "./scope.js";

/** What comes out of a step; `ensemble` is an object of answers, keyed by step. */
export type Answer = GraphProtocol | "ensemble" | undefined;

type Nodes = Readonly<Record<string, Node>>;

/** Whether a step gets its node's own request: all do, but for those of a sequence that get an answer. */
export function isEntry({ type, steps }: Node, index: number): boolean {
  const step = steps[index];
  return type !== "sequence" || index === 0 || (step !== undefined && !feeds(step));
}

/** Whether a step gets the answer of the one before it. */
export function feeds({ data }: Step): boolean {
  return data === "$response";
}

/** What goes into each step of a graph and comes out of it, as far as it can be known. Each node is looked at once. */
export class GraphFlow {
  readonly #requests = new Map<string, GraphProtocol | undefined>();
  readonly #answers = new Map<string, Answer>();
  readonly #scope: GraphScope;

  constructor(scope: GraphScope) {
    this.#scope = scope;
    const { nodes } = scope.graph;
    for (const name of innermostFirst(nodes)) {
      const node = nodes[name];
      if (!node) continue;
      const known = node.steps.flatMap((step, index) =>
        isEntry(node, index) ? (this.request(step) ?? []) : [],
      );
      this.#requests.set(name, known[0]);
      this.#answers.set(name, this.#answerOf(node));
    }
  }

  /** What a step's requests are: those of the first step behind it that says. */
  request(step: Step): GraphProtocol | undefined {
    return step.node === undefined
      ? stepProtocol(step, this.#scope)
      : this.#requests.get(step.node);
  }

  answer(step: Step): Answer {
    return step.node === undefined ? this.request(step) : this.#answers.get(step.node);
  }

  #answerOf({ type, steps }: Node): Answer {
    if (type === "ensemble") return "ensemble";
    const answering = type === "sequence" ? steps.at(-1) : steps[0];
    return answering && this.answer(answering);
  }
}

/** Every node after those that its steps lead to, with a stack of its own: a chain of nodes may be long. */
function innermostFirst(nodes: Nodes): readonly string[] {
  const done = new Set<string>();
  const seen = new Set<string>();
  for (const start of Object.keys(nodes)) {
    const stack = [start];
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const next = seen.has(name)
        ? undefined
        : nodes[name]?.steps
            .flatMap(({ node }) => node ?? [])
            .filter((node) => Object.hasOwn(nodes, node) && !seen.has(node));
      seen.add(name);
      if (next && next.length > 0) stack.push(...next);
      else {
        stack.pop();
        done.add(name);
      }
    }
  }
  return [...done];
}
