import { relative, resolve, sep } from "node:path";
import {
  createDiagnostic,
  createReport,
  DEFAULT_LIMITS,
  parseText,
  reportIssues,
  type Diagnostic,
  type Path,
  type SourceDocument,
} from "@inferspec/compiler";
import { describeFailure } from "../errno.js";
import { displayName } from "../inputs/paths.js";
import type { Io } from "../io.js";
import { config as catalogue } from "./diagnostics.js";
import { findConfig } from "./find.js";
import type { Config } from "./schema.js";

/** A configuration that was found and is valid, or the lack of one. */
export interface LoadedConfig {
  /** Absent where there is no configuration file. */
  readonly file?: string;
  readonly document?: SourceDocument;
  readonly value: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds, reads and checks the configuration. Never throws; with an error among the diagnostics the value is empty. */
export async function loadConfig(named: string | undefined, io: Io): Promise<LoadedConfig> {
  const found =
    named === undefined ? await findConfig(io) : { file: resolve(io.cwd, named), diagnostics: [] };
  if (found.file === undefined) return { value: {}, diagnostics: found.diagnostics };
  const file = found.file;
  const { documents, diagnostics } = await readConfig(file, displayName(io.cwd, file), io);
  const fail = (more: readonly Diagnostic[]): LoadedConfig => ({
    file,
    value: {},
    diagnostics: [...diagnostics, ...more],
  });
  if (diagnostics.some(({ severity }) => severity === "error")) return fail([]);
  const [document, another] = documents;
  // A file with nothing but comments configures nothing.
  if (!document || (document.value === null && !another)) return { file, value: {}, diagnostics };
  if (another) {
    return fail([createDiagnostic(catalogue["not-a-map"], { params: { file: document.file } })]);
  }
  return { file, document, ...(await checkConfig(document, diagnostics)) };
}

interface Read {
  readonly documents: readonly SourceDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

async function readConfig(file: string, name: string, io: Io): Promise<Read> {
  if (/\.[cm]?ts$/.test(file)) {
    const { createEvaluator } = await import("../evaluate/evaluate.js");
    const result = await createEvaluator(io)(name, DEFAULT_LIMITS);
    if (result.ok) return result.source;
    const params = { file: name, detail: result.detail };
    return {
      documents: [],
      diagnostics: [createDiagnostic(catalogue["evaluation-failed"], { params, at: result.at })],
    };
  }
  try {
    return parseText(name, await io.fs.readFile(file), DEFAULT_LIMITS);
  } catch (error) {
    const params = { file: name, detail: describeFailure(error) };
    return { documents: [], diagnostics: [createDiagnostic(catalogue.unreadable, { params })] };
  }
}

async function checkConfig(
  document: SourceDocument,
  before: readonly Diagnostic[],
): Promise<{ value: Config; diagnostics: readonly Diagnostic[] }> {
  const { makeConfigSchema } = await import("./schema.js");
  const found: Diagnostic[] = [];
  const schema = makeConfigSchema();
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data, diagnostics: before };
  const report = createReport<Path>(found, (path) => ({ document, path }));
  reportIssues(result.error.issues, {
    schema,
    value: document.value,
    where: "the configuration",
    origin: (path) => path,
    report,
  });
  return { value: {}, diagnostics: [...before, ...found] };
}

/** A path that the configuration gives relative to itself, relative to the working folder. */
export function fromConfig(configFile: string, path: string, io: Io): string {
  const absolute = resolve(configFile, "..", path);
  const below = relative(io.cwd, absolute).split(sep).join("/");
  return below === "" ? "." : below;
}
