import { defineDiagnostics } from "../diagnostics/catalogue.js";

/** What is wrong with a graph whatever serves it. */
export const graph = defineDiagnostics("graph", {
  "missing-root": {
    severity: "error",
    message: "there is no node `root`",
    help: "a request begins at the node `root`: call the first node so",
    docs: "A graph has one entry, which is the node with the name `root`.",
  },
  "unknown-node": {
    severity: "error",
    message: "there is no node `{node}`",
    help: "{suggestion}",
    docs: "`node` names another node of the same graph.",
  },
  cycle: {
    severity: "error",
    message: "a request would go round for ever: {cycle}",
    help: "let one of these steps lead elsewhere",
    docs: "A node that leads back to itself never answers: the router calls itself until its memory is used up.",
  },
  "unreachable-node": {
    severity: "warning",
    suppressible: true,
    message: "no request reaches the node `{node}`",
    help: "lead a step there with `node: {node}`, or remove it",
    docs: "A node is reached from `root`, over the steps that name it.",
  },
  "empty-node": {
    severity: "error",
    message: "the node `{node}` has no step",
    help: "add a step, such as `- function: llm`",
    docs: "A node without a step answers no request.",
  },
  "step-target": {
    severity: "error",
    message: "a step needs one target, and this one has {found}",
    help: "write one of `function`, `node`, `service` and `url`",
    docs: "A step calls a function of the project (`function`, with `run` where it has several), another node of the graph (`node`), a service that lies outside the project (`service`) or an address (`url`): exactly one of them.",
  },
  "duplicate-step": {
    severity: "error",
    message: "two steps of the node `{node}` are called `{name}`",
    help: "give each a name of its own",
    docs: "The answer of an ensemble is keyed by the names of its steps.",
  },
  "weight-missing": {
    severity: "error",
    message: "a step of a splitter needs a `weight`",
    help: "give each step its per cent of the requests; together they make 100",
    docs: "A splitter sends each request to one of its steps, by chance and weight.",
  },
  "weight-range": {
    severity: "error",
    message: "a `weight` is a percentage, and {weight} is none",
    help: "write a number from 0 to 100",
    docs: "Weights are whole per cents of the requests. A negative one takes its share from other steps.",
  },
  "weight-sum": {
    severity: "error",
    message: "the weights of the node `{node}` make {sum}, not 100",
    help: "change them so that they make 100",
    docs: "What is missing to 100 is lost: such requests reach no step.",
  },
  "condition-missing": {
    severity: "error",
    message: "a step of a switch needs a `condition`",
    help: "say when it is taken; the first step whose condition is met gets the request",
    docs: "A switch takes the first step whose condition holds for the request. One without a condition is never taken.",
  },
  unused: {
    severity: "error",
    suppressible: true,
    message: "`{key}` means nothing in a {type}",
    help: "remove it, or write `type: {types}`",
    docs: "Each type of node reads its own keys of a step: a splitter `weight`, a switch `condition`, a sequence `condition`, `data`, `map_predictions_to_instances` and `dependency`, an ensemble `dependency`. The others change nothing there.",
  },
  "replicas-and-bounds": {
    severity: "error",
    message: "`replicas` fixes how many routers there are, and `{key}` lets the number vary",
    help: "keep one of them",
    docs: "`replicas` is a fixed number; `scaling` gives the bounds between which the load decides.",
  },
  "unknown-function": {
    severity: "error",
    message: "there is no function `{function}` in the project `{project}`",
    help: "{suggestion}",
    docs: "`function` names a function of the graph's own project that is among the inputs. What lies outside is reached with `service` or `url`.",
  },
  "function-not-served": {
    severity: "error",
    message: "nothing serves the function `{function}`: it has no run",
    help: "add a run to it, such as `runs: [{ action: serve }]`",
    docs: "A step calls what a run of the function serves.",
  },
  "several-runs": {
    severity: "error",
    message: "the function `{function}` has several runs: {runs}",
    help: "say which one the step calls, such as `run: {run}`",
    docs: "Each run serves the function once, at an address of its own.",
  },
  "unknown-run": {
    severity: "error",
    message: "the function `{function}` has no run `{run}`",
    help: "{suggestion}",
    docs: "`run` is the name of a run of the function that the step calls.",
  },
  "run-without-function": {
    severity: "error",
    message: "`run` names a run of a function, and this step calls none",
    help: "write `function` beside it, or remove it",
    docs: "`run` chooses among the runs of `function`.",
  },
  "step-is-a-graph": {
    severity: "error",
    message: "the function `{function}` is a graph itself",
    help: "bring its nodes into this graph and lead there with `node`, or call its address with `url`",
    docs: "A step calls what serves a model. A graph within a graph is a node.",
  },
});
