import { kserveBackend } from "@inferspec/backend-kserve";
import { kubeaiBackend } from "@inferspec/backend-kubeai";
import {
  applyFixes,
  coreDiagnostics,
  createCompiler,
  createMemoryHost,
  decodeText,
  renderGithub,
  renderJson,
  renderSarif,
  renderText,
  renderYamlStream,
  type CompileOptions,
  type Diagnostic,
  type DiagnosticKind,
  type Location,
} from "@inferspec/compiler";
import { builtinRuntimes, servingDiagnostics } from "@inferspec/compiler/runtimes";
import { parseAllDocuments } from "yaml";
import type { FuzzInput, FuzzTarget } from "./inputs.js";

const BACKENDS = { kserve: kserveBackend, kubeai: kubeaiBackend };

const CATALOGUES = [
  ...coreDiagnostics,
  servingDiagnostics,
  ...Object.values(BACKENDS).map(({ diagnostics = {} }) => diagnostics),
];
const KINDS: ReadonlyMap<string, DiagnosticKind> = new Map(
  CATALOGUES.flatMap((catalogue) => Object.values(catalogue).map((kind) => [kind.code, kind])),
);

/** Every code that an author may allow, from the configuration. */
const ALLOWABLE = [...KINDS.values()].flatMap(({ code, suppressible }) =>
  suppressible === true ? [{ code, reason: "to see what is drawn" }] : [],
);

const SECRETS = { HF_TOKEN: { secret: "tokens", key: "HF_TOKEN" } };

/** Codes that say that our own code threw. */
const OUR_BUGS = ["spec/runtime-failed", "negotiate/backend-failed"];

/**
 * Sends one input through everything, and throws where a law is broken; once more with its machine fixes. Says whether
 * anything was drawn.
 */
export async function attempt({ specs, target, allowAll }: FuzzInput): Promise<boolean> {
  const suppress = allowAll ? ALLOWABLE : [];
  const texts = new Map<string, string>();
  const files = { ...specs, ...target.files };
  for (const [file, bytes] of Object.entries(files)) texts.set(file, decodeText(bytes).text);
  const { diagnostics, drawn } = await compileAll(files, target, suppress, texts);
  const fixed = applyFixes(texts, diagnostics).texts;
  if (fixed.size === 0) return drawn;
  const after = new Map([...texts, ...fixed]);
  await compileAll(Object.fromEntries(after), target, suppress, after);
  return drawn;
}

async function compileAll(
  files: Readonly<Record<string, string | Uint8Array>>,
  { backend, options, files: ofTarget }: FuzzTarget,
  suppress: CompileOptions["suppress"],
  texts: ReadonlyMap<string, string>,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly drawn: boolean }> {
  const compiler = createCompiler({
    host: createMemoryHost(files),
    runtimes: builtinRuntimes,
    backends: [BACKENDS[backend]],
  });
  const specs = Object.keys(files).filter((file) => !Object.hasOwn(ofTarget, file));
  const compilation = await compiler.compile(
    specs.map((file) => ({ file })),
    {
      suppress,
      secrets: SECRETS,
    },
  );
  const { ok, diagnostics, manifests } = await compiler.synth(compilation, {
    backend,
    options,
  });
  checkDiagnostics(diagnostics, texts);
  checkRendered(diagnostics, texts);
  if (!ok && manifests.length > 0) throw new Error("manifests in spite of errors");
  checkYaml(manifests.map(({ object }) => object));
  return { diagnostics, drawn: manifests.length > 0 };
}

function checkDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): void {
  for (const { code, message, at, related = [] } of diagnostics) {
    if (OUR_BUGS.includes(code)) throw new Error(`${code}: ${message}`);
    if (!KINDS.has(code)) throw new Error(`${code} is in no catalogue`);
    if (/\bundefined\b|\[object |\bNaN\b/.test(message)) checkQuoted(message, texts);
    for (const place of [at, ...related.map((other) => other.at)]) {
      if (place) checkPlace(place, code, texts);
    }
  }
}

/** Such words may stand in a message only where the input has them. */
function checkQuoted(message: string, texts: ReadonlyMap<string, string>): void {
  const input = [...texts.values()].join("\n");
  if (!/undefined|\[object|nan/i.test(input)) throw new Error(`a hole in a message: ${message}`);
}

function checkPlace(
  { file, start, end }: Location,
  code: string,
  texts: ReadonlyMap<string, string>,
): void {
  const text = texts.get(file);
  if (text === undefined) {
    // A text within a file, such as the system configuration in a ConfigMap, has a name of its own.
    if (file.includes("#")) return;
    throw new Error(`${code} points into ${file}, which nobody gave`);
  }
  const lines = text.split(/\r\n|\n|\r/).length;
  const sane =
    start.line >= 1 &&
    start.column >= 1 &&
    end.line <= lines &&
    (start.line < end.line || (start.line === end.line && start.column <= end.column));
  if (!sane) throw new Error(`${code} points to ${JSON.stringify([start, end])}, outside the text`);
}

function checkRendered(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): void {
  const text = renderText(diagnostics, { sources });
  if (CONTROL.test(text)) throw new Error("control characters in the report");
  // Reports of hundreds of findings say nothing more, and take their time.
  if (diagnostics.length < 50) renderText(diagnostics, { sources, color: true, width: 40 });
  const json = JSON.parse(renderJson(diagnostics)) as { diagnostics: unknown[] };
  if (json.diagnostics.length !== diagnostics.length) throw new Error("findings lost in JSON");
  JSON.parse(renderSarif(diagnostics, { kinds: KINDS }));
  if (CONTROL.test(renderGithub(diagnostics))) throw new Error("control characters for GitHub");
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** What is printed reads back as the same data, with the YAML version that kubectl reads. */
function checkYaml(objects: readonly unknown[]): void {
  if (objects.length === 0) return;
  const read = parseAllDocuments(renderYamlStream(objects), { version: "1.1" }).map(
    (document) => document.toJS() as unknown,
  );
  if (JSON.stringify(read) !== JSON.stringify(objects)) {
    throw new Error("the manifests read back as other data");
  }
}
