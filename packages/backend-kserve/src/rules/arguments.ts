import { alternatives, type Path } from "@inferspec/compiler";
import { checkArguments, type EngineName, type Finding, type Reserved } from "@inferspec/engines";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { findOption } from "../server/arguments.js";
import { backendOf } from "../server/huggingface.js";
import { engineRelease } from "./engine-release.js";
import { WITHOUT_ARGUMENTS } from "./options.js";

const url = "it follows from where the model is";
const port = "KServe sends requests to the port that it knows";
const name = "say it as `model_name`: the endpoints tell clients that one";
const adapters = "it follows from `adapters`";

/** Options that the runtime or the manifest sets already. */
const RESERVED: Readonly<Partial<Record<EngineName, readonly Reserved[]>>> = {
  vllm: [
    { option: "--model", why: url },
    { option: "--port", why: port },
    { option: "--served-model-name", why: name },
  ],
  huggingfaceserver: [
    { option: "--model_dir", why: url },
    { option: "--model_id", why: url },
    { option: "--http_port", why: port },
    { option: "--model_name", why: name },
    // It would be taken for the name (huggingfaceserver/__main__.py, load_model).
    { option: "--served-model-name", why: name },
  ],
};

/** Where vLLM answers, which KServe's probes ask over HTTP at the Pod's address. LLMInferenceServices have rules of their own. */
const listening = (args: readonly string[]): readonly Reserved[] => {
  const why = "KServe's probes ask over HTTP at the Pod's address, and would never be answered";
  const host = findOption(args, "host")?.value;
  const everywhere = host === "0.0.0.0" || host === "::";
  return [
    "--uds",
    "--ssl-certfile",
    "--ssl-keyfile",
    "--headless",
    ...(everywhere ? [] : ["--host"]),
  ].map((option) => ({ option, why }));
};

const LORA: readonly Reserved[] = [
  { option: "--enable-lora", why: adapters },
  { option: "--lora-modules", why: adapters },
];

const EFFECTS: Readonly<Record<Finding["effect"], string>> = {
  exits: "the server does not start",
  ignored: "the server starts as if it were not there",
  differs: "the server does something else than is written",
  works: "the server starts all the same",
};

/** What the server makes of the spec's own arguments. */
export const argumentsRule: Rule = (scope) => {
  const { workload, facts } = scope;
  const { args = [] } = workload.engine;
  const prefill = readHints(workload, facts).hints.llm?.prefill?.args ?? [];
  const release = args.length + prefill.length === 0 ? undefined : engineRelease(scope);
  if (!release || WITHOUT_ARGUMENTS.includes(release.server.program.name)) return;
  const { engine, server, version } = release;
  const ownListening = engine === "vllm" && scope.facts.target === "InferenceService";
  const reserved = [
    ...(RESERVED[engine] ?? []),
    ...(ownListening ? listening(args) : []),
    ...(workload.adapters?.length ? LORA : []),
  ];
  const mode =
    server.program.name === "huggingfaceserver"
      ? backendOf(workload.engine.options ?? {})
      : undefined;
  const chosen = mode === undefined ? {} : { mode };
  const check = (words: readonly string[], forbidden: readonly Reserved[], place: Path): void => {
    const asked = { engine, version, args: words, reserved: forbidden, ...chosen };
    for (const finding of checkArguments(asked)) {
      // What comes of a key for clients is said by another rule.
      if (finding.option === "--api-key") continue;
      // A later release than the known ones may have it.
      const certain = release.exact || finding.kind === "reserved-option";
      tell(finding, certain ? undefined : version, [...place, finding.index], scope);
    }
  };
  check(args, reserved, ["engine", "args"]);
  // What the object itself says is the business of its own rules.
  check(prefill, [], ["hints", "kserve", "llm", "prefill", "args"]);
};

function tell(finding: Finding, release: string | undefined, at: Path, { report }: Scope): void {
  const { cause, effect, kind, option, replacement } = finding;
  const isReserved = kind === "reserved-option" && option !== undefined;
  const odd = effect === "works" || kind === "overridden-option" || release !== undefined;
  const [word, ...more] = replacement?.words ?? [];
  const single = replacement?.count === 1 && more.length === 0;
  report(diagnostics[odd ? "argument-odd" : "argument"], {
    at,
    params: {
      cause: isReserved ? `\`${option}\` is not for \`args\`` : cause,
      effect: isReserved ? cause : effectOf(effect, release),
      help: helpFor(finding),
    },
    fixes: !single
      ? []
      : word === undefined
        ? [{ title: "remove it", edits: [{ op: "remove", at }] }]
        : [{ title: `write ${word}`, edits: [{ op: "replace", at, value: word }] }],
  });
}

function effectOf(effect: Finding["effect"], release: string | undefined): string {
  const known = release === undefined ? "" : `, as far as release ${release} is concerned`;
  return EFFECTS[effect] + known;
}

function helpFor({ replacement, nearest = [] }: Finding): string {
  if (replacement !== undefined && replacement.words.length > 0) {
    return `write ${replacement.words.map((word) => `\`${word}\``).join(", ")}`;
  }
  return nearest.length > 0
    ? `did you mean ${alternatives(nearest.map((one) => `\`${one}\``))}?`
    : "remove it";
}
