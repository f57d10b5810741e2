import { defineDiagnostics } from "@inferspec/compiler";

/** What KServe admits of an InferenceGraph but cannot run, or would do otherwise than it says. */
export const graph = defineDiagnostics("kserve", {
  "graph-condition-never": {
    severity: "error",
    suppressible: true,
    message: "this condition is never met: {why}",
    help: "{help}",
    docs: "KServe's router looks whether a GJSON path exists in the data, and admits any text. The form `{ .input.userId == 1 }` of KServe's own documentation is no such path. A comparison stands in a query: `[@this].#(input.userId==1)`. The path syntax: https://github.com/tidwall/gjson/blob/master/SYNTAX.md",
  },
  "graph-condition-always": {
    severity: "error",
    suppressible: true,
    message: "this condition is always met: `{part}` exists whatever the data",
    help: 'write a path that exists only where the step is meant, such as `[@this].#(predictions.0=="dog")`',
    docs: "KServe's router looks whether a GJSON path exists. `{…}` and `[…]` build something new, `#(…)#` and `#` give a list or a number even where nothing is found, `!` is a fixed value: all of them always exist. So does the form `{ .input.userId == 1 }` of KServe's own documentation.",
  },
  "graph-condition-first": {
    severity: "error",
    message:
      "the first step of a sequence cannot have a condition: there is no answer yet that it could ask",
    help: "put a switch before the sequence, or remove the condition",
    docs: "A sequence asks the answer of the step before. For the first step the router finds none and fails every request with 500 (cmd/router/main.go).",
  },
  "graph-data": {
    severity: "error",
    message: "KServe does not know {data}: the step would get the node's request",
    help: "write `$response` for the answer of the step before, or `$request`",
    docs: "The router compares `data` with `$response`. Anything else, such as the `$response.predictions` of KServe's own documentation, is the request.",
  },
  "graph-data-first": {
    severity: "error",
    suppressible: true,
    message: "the first step of a sequence has no answer before it: it gets the node's request",
    help: "remove `data`",
    docs: "`$response` is the answer of the step before.",
  },
  "graph-openai-step": {
    severity: "error",
    message: "a graph cannot call `{function}`: {why}",
    help: "call the model itself, or put a service of your own into the graph that calls it",
    docs: "KServe's router posts the request to one path of the V1 or V2 protocol, keeps no stream and knows nothing of the OpenAI API. A vLLM server answers such paths with 404.",
  },
  "graph-mixed-protocols": {
    severity: "error",
    message: "this step speaks {own}, and the same request goes to one that speaks {other}",
    help: "let all of them speak one protocol, with `protocol` under `kserve` of the functions' runs",
    docs: "All steps of a node get the same request, unchanged: `instances` of V1 are not the `inputs` of V2. The answer of a sequence's step can go on to the next with `data: $response`.",
  },
  "graph-answer-as-request": {
    severity: "warning",
    suppressible: true,
    message: "the step before gives {answer}, and this one wants {request}",
    help: "{help}",
    docs: "The router sends an answer on as it is. A V1 answer has `predictions` where a V1 request has `instances`, which `map_predictions_to_instances` mends; a V2 answer has `outputs` where a V2 request has `inputs`; that of an ensemble has a key for each step. A transformer of the step may read it all the same.",
  },
  "graph-node-name": {
    severity: "error",
    message: "a node cannot be called `{name}`: no manifest can be drawn with such a key",
    help: "give it another name",
    docs: "The library that draws manifests takes the key for its own. KServe itself would take the name.",
  },
  "graph-service-name": {
    severity: "error",
    message: "`{name}` cannot be the name of an InferenceService",
    help: "use lower-case letters, digits and hyphens, beginning with a letter",
    docs: "KServe demands `^[a-z]([-a-z0-9]*[a-z0-9])?$` of its names.",
  },
  "graph-url": {
    severity: "error",
    message: "the router cannot post to {url}: {problem}",
    help: "write an absolute address, such as `http://feast.features.svc.cluster.local/transform`",
    docs: "The router posts each request to the address with Go's HTTP client, which takes `http` and `https`.",
  },
  "graph-timeout-mode": {
    severity: "error",
    message: "`timeouts.request` has no effect in Standard mode",
    help: "use `timeouts.write` for the whole answer and `timeouts.step` for each call",
    docs: "Only the Knative Service of a graph gets `timeout`; the Deployment of Standard mode is made without it (pkg/controller/v1alpha1/inferencegraph/raw_ig.go).",
  },
  "graph-metric-mode": {
    severity: "error",
    message: "in {mode} mode, a graph does not scale by `{metric}`",
    help: "use {metrics}",
    docs: "In Standard mode a HorizontalPodAutoscaler scales the router, which knows `cpu` and `memory`; for `concurrency` and `rps` KServe makes one without a metric, so that Kubernetes takes 80 % of the CPU. In Knative mode all four are known.",
  },
  "graph-metric-target": {
    severity: "error",
    message: "a target of {target} per cent is above 100",
    help: "write a number from 1 to 100",
    docs: "The target of `cpu` and `memory` is a percentage of what the router requests.",
  },
  "graph-scale-to-zero": {
    severity: "error",
    message: "in Standard mode a graph does not scale to zero: KServe keeps one router",
    help: "use `min_replicas: 1`, or the mode Knative",
    docs: "A HorizontalPodAutoscaler has at least one replica; KServe raises 0 to 1 without a word.",
  },
  "graph-bounds": {
    severity: "error",
    message: "at least {min} and at most {max} routers cannot be",
    help: "raise `max_replicas` to {min}",
    docs: "KServe wants a minimum that is not above the maximum.",
  },
  "graph-quantity": {
    severity: "error",
    message: "`{value}` is no Kubernetes quantity",
    help: "write a number with a unit, such as `500m`, `2` or `1Gi`",
    docs: "The API server refuses the InferenceGraph.",
  },
  "graph-gpu": {
    severity: "error",
    message: "a graph's router computes nothing: it has no use for a GPU",
    help: "give the GPU to the functions that it calls",
    docs: "The router only passes requests on. A GPU that it holds is lost to others.",
  },
  "graph-visibility": {
    severity: "error",
    message: "in Standard mode a graph is reached only from within the cluster",
    help: "remove `visibility: outside` and lead an Ingress of your own to its Service, or use the mode Knative",
    docs: "KServe makes a Service for the router in Standard mode, but neither an Ingress nor an HTTPRoute.",
  },
  "graph-hint": {
    severity: "error",
    message: "`hints.kserve.{path}` of a graph is not valid: {problem}",
    docs: "The backend judges what only KServe knows by a schema of its own.",
  },
});
