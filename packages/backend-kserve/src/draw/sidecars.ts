import { tracedHints, type KserveHints } from "../hints.js";
import type {
  Container,
  EnvVariable,
  ExplainerSpec,
  Resources,
  TransformerSpec,
} from "../objects/specs.js";
import { whole, type Box, type Draft, type Part, type Scope, type Text } from "../scope.js";
import { servedName, serviceName } from "../server/names.js";
import type { Server } from "../server/server.js";
import { COLLOCATED_PORT } from "./args.js";
import { ordered } from "./env.js";
import { sayFor, type Say } from "./literal.js";
import { amountsOf } from "./resources.js";

/** What transformers and explainers are both told. */
type Component = Omit<NonNullable<KserveHints["explainer"]>, "art">;

/** The port of the transformer's container, as KServe's own servers have it. */
const HTTP_PORT = "8080";

/** `spec.transformer`: a container of its own before the predictor; `undefined` where there is none of its own. */
export function transformerOf(scope: Scope, server: Server): Box<TransformerSpec> | undefined {
  const box = tracedHints(scope)?.get("transformer");
  if (!box || server.collocated) return undefined;
  return whole<TransformerSpec>([box], {
    ...replicas(box),
    containers: [serverBefore(scope, server, box)],
  });
}

/** The transformer's container beside the predictor's, in one Pod; KServe adds nothing to its command line there. */
export function collocatedTransformer(scope: Scope, server: Server): Box<Container> | undefined {
  const box = tracedHints(scope)?.get("transformer");
  if (!box || !server.collocated) return undefined;
  const given = box.value.args ?? [];
  const words = [
    ...unlessGiven(given, "--model_name", [`--model_name=${servedName(scope.workload)}`]),
    ...protocolWords(server, given),
    ...unlessGiven(given, "--http_port", [`--http_port=${HTTP_PORT}`]),
    ...unlessGiven(given, "--predictor_host", [`--predictor_host=localhost:${COLLOCATED_PORT}`]),
  ];
  return whole<Container>([box], {
    name: "transformer-container",
    ...containerOf(scope, box, words, sayFor(server)),
    ports: [{ containerPort: Number(HTTP_PORT), name: "http1", protocol: "TCP" }],
  });
}

/** `spec.explainer`: KServe's own ART, or a container. */
export function explainerOf(scope: Scope, server: Server): Box<ExplainerSpec> | undefined {
  const box = tracedHints(scope)?.get("explainer");
  if (!box) return undefined;
  const art = box.get("art");
  return whole<ExplainerSpec>([box], {
    ...replicas(box),
    ...(art
      ? { art: { type: art, ...containerOf(scope, box, [], untouched) } }
      : { containers: [serverBefore(scope, server, box)] }),
  });
}

/** No runtime is merged into a container of its own, so that nothing in it is taken for a template. */
const untouched: Say = (text) => text;

function replicas(
  box: Box<Component>,
): Draft<Pick<TransformerSpec, "minReplicas" | "maxReplicas">> {
  return { minReplicas: box.get("minReplicas"), maxReplicas: box.get("maxReplicas") };
}

/** A server that calls the predictor. */
function serverBefore(scope: Scope, server: Server, box: Box<Component>): Draft<Container> {
  const given = box.value.args ?? [];
  return {
    name: "kserve-container",
    ...containerOf(
      scope,
      box,
      [...predictorWords(scope, given), ...protocolWords(server, given)],
      untouched,
    ),
  };
}

/** What the spec says of a container, after the given words. */
function containerOf(
  { facts }: Scope,
  box: Box<Component>,
  words: readonly string[],
  say: Say,
): Draft<Pick<Container, "image" | "command" | "args" | "env" | "resources">> {
  const args = box.get("args");
  const given = args?.value.map((arg, index) => args.get(index) ?? arg) ?? [];
  const all: readonly Text[] = [...words.map((word) => box.map(() => word)), ...given];
  return {
    image: box.get("image"),
    command: box.get("command"),
    args: all.length > 0 ? all.map(say) : undefined,
    env: variablesOf(box, say),
    resources: resourcesOf(box, facts.gpuResource),
  };
}

function variablesOf(box: Box<Component>, say: Say): readonly Draft<EnvVariable>[] | undefined {
  const env = box.get("env");
  if (!env || Object.keys(env.value).length === 0) return undefined;
  const variables = Object.entries(env.value).map(
    ([name, value]) => [name, { value: say(env.get(name) ?? value) }] as const,
  );
  return ordered(new Map(variables)).map(([name, rest]) => ({
    name: env.map(() => name),
    ...rest,
  }));
}

/** Requests and limits alike; KServe's own (1 CPU, 2Gi) where nobody says. */
function resourcesOf(box: Box<Component>, gpuResource: string): Part<Resources> | undefined {
  const asked = box.get("resources");
  if (!asked) return undefined;
  const amounts = amountsOf({
    cpu: asked.get("cpu"),
    memory: asked.get("memory"),
    [gpuResource]: asked.get("gpu"),
  });
  return { requests: amounts, limits: amounts };
}

/** KServe tells the name of the InferenceService, which is not the model's where the author gave it one. */
function predictorWords({ workload }: Scope, given: readonly string[]): readonly string[] {
  const name = servedName(workload);
  return name === serviceName(workload.name)
    ? []
    : unlessGiven(given, "--model_name", [`--model_name=${name}`]);
}

/** What the server behind speaks: by itself a transformer takes it for v1. */
function protocolWords({ runtime }: Server, given: readonly string[]): readonly string[] {
  const protocol = runtime?.effective;
  if (protocol === undefined || protocol === "v1") return [];
  if (given.some((word) => /^--protocol(=|$)/.test(word))) return [];
  return unlessGiven(given, "--predictor_protocol", [`--predictor_protocol=${protocol}`]);
}

function unlessGiven(
  given: readonly string[],
  flag: string,
  words: readonly string[],
): readonly string[] {
  return given.some((word) => word === flag || word.startsWith(`${flag}=`)) ? [] : words;
}
