import { quote, suggestion, type FixIntent, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { cacheProfileOf } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { isScheme, SCHEME_TYPOS, type Scheme } from "../target/engines.js";
import { parseUrl, REF_PATTERN, type ModelUrl } from "../target/url.js";
import { atLeast } from "../target/version.js";

const AT: Path = ["model", "uri"];

const EXAMPLES: Readonly<Record<Scheme, string>> = {
  hf: "hf://Qwen/Qwen3-4B",
  pvc: "pvc://models/qwen3-4b",
  ollama: "ollama://qwen3:4b",
  s3: "s3://models/qwen3-4b",
  gs: "gs://models/qwen3-4b",
  oss: "oss://models/qwen3-4b",
  oci: "oci://registry.example.org/qwen3-4b:1",
};

/** The form of the model's URL: its scheme, its characters, and what each scheme needs. */
export const urlRule: Rule = (scope) => {
  const { uri } = scope.workload.model;
  const url = parseUrl(uri);
  // A URI without a scheme is refused by negotiation: there is no capability for it.
  if (!url) return;
  if (!isScheme(url.scheme)) {
    reportScheme(url, uri, scope);
    return;
  }
  if (url.ref === "") {
    scope.report(diagnostics["url-empty"], {
      at: AT,
      params: { scheme: url.scheme, example: EXAMPLES[url.scheme] },
    });
    return;
  }
  checkCharacters(url, uri, scope);
  if (url.scheme === "hf") checkHuggingFace(url, uri, scope);
  if (url.scheme === "pvc") checkClaim(url, uri, scope);
  checkQuery(url, scope);
};

/** What a wrong scheme was most likely meant to be: another case, or a letter left out. */
export function schemeMeant(scheme: string): string | undefined {
  const lower = scheme.toLowerCase();
  if (isScheme(lower)) return lower;
  return Object.hasOwn(SCHEME_TYPOS, lower) ? SCHEME_TYPOS[lower] : undefined;
}

function reportScheme(url: ModelUrl, uri: string, { report }: Scope): void {
  const meant = schemeMeant(url.scheme);
  // Other schemes are refused by negotiation: there is no capability for them.
  if (meant === undefined) return;
  report(diagnostics["url-scheme"], {
    at: AT,
    params: { scheme: url.scheme, suggestion: meant },
    fixes: [replaceUrl(`use ${meant}://`, meant + uri.slice(url.scheme.length))],
  });
}

function replaceUrl(title: string, value: string): FixIntent<Path> {
  return { title, edits: [{ op: "replace", at: AT, value }] };
}

function reportForm(
  { report }: Scope,
  uri: string,
  scheme: string,
  problem: string,
  help: string,
  fixed?: string,
): void {
  report(diagnostics["url-form"], {
    at: AT,
    params: { url: uri, scheme, problem, help },
    ...(fixed !== undefined && { fixes: [replaceUrl(`use ${fixed}`, fixed)] }),
  });
}

function checkCharacters(url: ModelUrl, uri: string, { facts, report, workload }: Scope): void {
  if (REF_PATTERN.test(url.ref)) return;
  const wrong = [...new Set(url.ref.replace(/[a-zA-Z0-9._:/-]/g, ""))];
  const found = wrong.map((character) => quote(character)).join(", ");
  const revision = /^([^@]+)@([a-zA-Z0-9._/-]+)$/.exec(url.ref);
  const help =
    url.scheme === "hf" && revision
      ? `KubeAI knows no revisions in URLs: ${revisionHelp(revision[1] ?? "", revision[2] ?? "", workload.engine.name)}`
      : url.scheme === "oci"
        ? "refer to the image by a tag; digests are refused too"
        : url.scheme === "hf"
          ? "write `hf://<owner>/<repo>`: letters, digits, `.`, `_` and `-` are allowed in each part"
          : "rename the repository or path: letters, digits, `.`, `_`, `:`, `/` and `-` are allowed";
  const kind = atLeast(facts.version, "0.23") ? "url-rejected" : "url-unsafe";
  report(diagnostics[kind], {
    at: AT,
    params: { url: uri, found, help, version: facts.version.text },
  });
}

/** How to ask for a revision: by the engine's own option, where it has one. */
function revisionHelp(repository: string, revision: string, engine: string): string {
  const plain = `write \`hf://${repository}\``;
  return engine === "VLLM" ? `${plain}, and \`--revision=${revision}\` in \`args\`` : plain;
}

function checkHuggingFace(url: ModelUrl, uri: string, scope: Scope): void {
  const { ref } = url;
  const site = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(.+)$/.exec(ref);
  if (site) {
    const fixed = `hf://${(site[1] ?? "").replace(/\/+$/, "")}`;
    reportForm(scope, uri, "hf", "it holds a web address", `write \`${fixed}\``, fixed);
    return;
  }
  if (/^\/|\/$/.test(ref)) {
    const fixed = `hf://${ref.replace(/^\/+|\/+$/g, "")}`;
    reportForm(
      scope,
      uri,
      "hf",
      "no repository's name begins or ends with `/`",
      `write \`${fixed}\``,
      fixed,
    );
    return;
  }
  // DigitalHub's way to name a revision. Without a fix: removing it would serve other weights.
  const revision = /^([^:]+):(.*)$/.exec(ref);
  if (revision) {
    const [, repository = "", name = ""] = revision;
    reportForm(
      scope,
      uri,
      "hf",
      `KubeAI knows no revisions in URLs and takes ${quote(`:${name}`)} for a part of the repository's name`,
      revisionHelp(repository, name === "" ? "main" : name, scope.workload.engine.name),
    );
    return;
  }
  const parts = ref.split("/");
  if (parts.length > 2) {
    reportForm(
      scope,
      uri,
      "hf",
      "a repository is `<owner>/<name>`, and KubeAI loads whole repositories",
      `write \`hf://${parts.slice(0, 2).join("/")}\`, or copy the folder to a \`pvc://\` or \`s3://\``,
    );
  }
}

function checkClaim(url: ModelUrl, uri: string, scope: Scope): void {
  const [claim = "", ...folders] = url.ref.split("/");
  if (!/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(claim)) {
    reportForm(
      scope,
      uri,
      "pvc",
      `${quote(claim)} is no name of a PersistentVolumeClaim`,
      "write `pvc://<claim>` or `pvc://<claim>/<folder>`",
    );
  } else if (folders.includes("..") || folders[0] === "") {
    reportForm(
      scope,
      uri,
      "pvc",
      "the folder must be a path within the volume",
      "write `pvc://<claim>/<folder>` without `..` or `//`",
    );
  }
}

function checkQuery(url: ModelUrl, scope: Scope): void {
  if (url.query === undefined) return;
  const { engine } = scope.workload;
  const ignored = (query: string, why: string, help: string): void => {
    scope.report(diagnostics["url-query"], { at: AT, params: { query, why, help } });
  };
  if (engine.name !== "OLlama") {
    const why =
      cacheProfileOf(scope.workload) === undefined
        ? `KubeAI reads it for OLlama, not for ${engine.name}`
        : "with a cache profile it becomes a part of the repository's name, which then does not exist";
    ignored(`?${[...url.query.keys()].join("&")}`, why, "remove it");
    return;
  }
  for (const [key, value] of url.query) {
    if (key === "model") {
      if (!REF_PATTERN.test(value)) {
        scope.report(diagnostics["url-query-value"], { at: AT, params: { value } });
      }
    } else if (key === "pull") {
      if (!atLeast(scope.facts.version, "0.22")) {
        ignored("?pull", "KubeAI reads it since 0.22", "upgrade KubeAI, or remove it");
      }
    } else if (key !== "insecure") {
      ignored(
        `?${key}`,
        "KubeAI does not know it",
        suggestion(key, ["model", "pull", "insecure"]).text,
      );
    }
  }
}
