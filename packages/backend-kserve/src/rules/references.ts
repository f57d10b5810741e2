import { isVariableName, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { inReferenceOrder, referencesIn } from "../server/references.js";
import { serverOf } from "../server/server.js";
import { mainContainer } from "../target/serving-runtime.js";
import { componentsOf } from "./components.js";

/** What `$(NAME)` refers to in one container. */
interface Variables {
  /** The spec's own, of which the text is known. */
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** Whether a further one may be there that nobody here knows of. */
  readonly others: (name: string) => boolean;
}

interface Words {
  readonly words: readonly string[];
  readonly at: Path;
}

/** Variables in `env`, `command` and `args`, which Kubernetes puts in before anything starts. */
export const referencesRule: Rule = (scope) => {
  const { workload, facts } = scope;
  const { env = {}, secrets = [], engine } = workload;
  const prefill = readHints(workload, facts).hints.llm?.prefill?.args ?? [];
  const others = (name: string): boolean => isKnown(name, scope);
  checkContainer(
    scope,
    { env, secrets, others },
    ["env"],
    [
      { words: engine.args ?? [], at: ["engine", "args"] },
      { words: prefill, at: ["hints", "kserve", "llm", "prefill", "args"] },
    ],
  );
  for (const { part, at } of componentsOf(scope)) {
    const variables = { env: part.env ?? {}, secrets: [], others: isOfService };
    checkContainer(
      scope,
      variables,
      [...at, "env"],
      [
        { words: part.command ?? [], at: [...at, "command"] },
        { words: part.args ?? [], at: [...at, "args"] },
      ],
    );
  }
};

function checkContainer(
  scope: Scope,
  { env, secrets, others }: Variables,
  at: Path,
  lists: readonly Words[],
): void {
  const { report } = scope;
  const isThere = (name: string): boolean =>
    Object.hasOwn(env, name) || secrets.includes(name) || others(name);
  const texts = new Map(Object.entries(env));
  // What stands before a variable, and which of them hold a secret's value.
  const before = new Set<string>();
  const secret = new Set(secrets.filter((name) => !Object.hasOwn(env, name)));
  for (const name of inReferenceOrder(texts)) {
    for (const wanted of namesIn(env[name] ?? "")) {
      const why = !isThere(wanted)
        ? "no variable is called so"
        : wanted === name
          ? "it would be its own value"
          : texts.has(wanted) && !before.has(wanted)
            ? "the two refer to each other"
            : undefined;
      if (why !== undefined) {
        report(diagnostics["unresolved-variable"], {
          at: [...at, name],
          params: { name: wanted, why },
        });
      } else if (secret.has(wanted)) secret.add(name);
    }
    before.add(name);
  }
  for (const { words, at: place } of lists) {
    for (const [index, word] of words.entries()) {
      for (const name of namesIn(word)) {
        const params = { name, why: "no variable is called so" };
        const here = { at: [...place, index], params };
        if (secret.has(name))
          report(diagnostics["secret-in-arguments"], { ...here, params: { name } });
        else if (!isThere(name)) report(diagnostics["unresolved-variable"], here);
      }
    }
  }
}

/** The names that could be meant; `$(date)` of a shell looks alike, and patterns stand in brackets too. */
function namesIn(text: string): readonly string[] {
  return [...new Set(referencesIn(text))].filter(isVariableName);
}

/** Variables of Services, which Kubernetes adds (`CHAT_PREDICTOR_SERVICE_HOST`). */
function isOfService(name: string): boolean {
  return /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\w+)?)$/.test(name);
}

/** Whether the runtime, the manifest or KServe's template may bring it. */
function isKnown(name: string, { workload, facts }: Scope): boolean {
  if (facts.target === "LLMInferenceService" || isOfService(name)) return true;
  const server = serverOf(workload, facts);
  const ofRuntime = server?.runtime && mainContainer(server.runtime.runtime)?.env;
  return (
    (ofRuntime ?? []).some((variable) => variable.name === name) ||
    /^(MLSERVER|INFINITY|WHISPER|OLLAMA|UVICORN)_|^HF_HOME$|^STORAGE_URI$/.test(name)
  );
}
