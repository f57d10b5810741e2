import type { Backend } from "../backend.js";
import type { Target } from "../compiler.js";
import {
  createDiagnostic,
  createReport,
  locationAt,
  type Diagnostic,
  type DocumentPlace,
  type Report,
} from "../diagnostics/index.js";
import { input } from "../diagnostics/input.js";
import { negotiate as catalogue } from "../diagnostics/negotiate.js";
import type { Host } from "../host/host.js";
import { describeError } from "../describe.js";
import { forceSchema, reportIssues } from "../schema/index.js";
import { parseText } from "../source/index.js";
import { DEFAULT_LIMITS, type Limits } from "../source/limits.js";
import { tooLarge } from "../source/parse-text.js";
import type { Path } from "../source/path.js";

/**
 * Checks the options against the backend's schema and lets it learn about its target. What is wrong is added to `found`;
 * with an error among it there are no facts. The files that it reads are held to `limits`.
 */
export async function loadTarget(
  backend: Backend,
  target: Target,
  host: Host,
  found: Diagnostic[],
  limits: Limits = DEFAULT_LIMITS,
): Promise<{ readonly facts: unknown } | undefined> {
  const before = found.length;
  const placeOf = (path: Path): DocumentPlace | undefined =>
    target.source && {
      document: target.source.document,
      path: [...target.source.path, ...path],
    };
  const report = createReport<Path>(found, placeOf);
  const value = target.options ?? {};
  const schema = forceSchema(backend.options);
  const result = schema.safeParse(value);
  if (!result.success) {
    reportIssues(result.error.issues, {
      schema,
      value,
      where: `the options of ${backend.name}`,
      origin: (path) => path,
      report,
    });
    return undefined;
  }
  const reader: FactsReader = { host, report, placeOf, limits, found };
  const read = (file: string, option: Path): Promise<readonly unknown[] | undefined> =>
    readFacts(host.resolve(target.source?.document.file ?? "", file), option, reader);
  const parse = (text: string, name: string, option: Path): readonly unknown[] | undefined =>
    parseFacts(name, new TextEncoder().encode(text), option, reader);
  const facts = await backend.load(result.data, { read, parse, report });
  return found.slice(before).some(({ severity }) => severity === "error") ? undefined : { facts };
}

/** What the reading of a target's files works with. */
interface FactsReader {
  readonly host: Host;
  /** Reports at a path within the options … */
  readonly report: Report<Path>;
  /** … which this leads back to where they are written. */
  readonly placeOf: (option: Path) => DocumentPlace | undefined;
  readonly limits: Limits;
  readonly found: Diagnostic[];
}

async function readFacts(
  file: string,
  option: Path,
  reader: FactsReader,
): Promise<readonly unknown[] | undefined> {
  const { host, report, limits, found } = reader;
  const result = await host.read(file, limits.fileBytes);
  if (result.ok) return parseFacts(file, result.bytes, option, reader);
  if (result.reason === "too-large" && result.size !== undefined) {
    found.push(tooLarge(file, result.size, limits.fileBytes));
  } else {
    report(input.unreadable, { at: option, params: { file, detail: result.detail } });
  }
  return undefined;
}

/** A place in a target's file says little to who never named that file: the option that did is shown too. */
function parseFacts(
  name: string,
  bytes: Uint8Array,
  option: Path,
  { placeOf, limits, found }: FactsReader,
): readonly unknown[] | undefined {
  const { documents, diagnostics } = parseText(name, bytes, limits);
  const named = locationAt(placeOf(option), "value");
  const related = named ? { related: [{ message: "it is named here", at: named }] } : {};
  // No spread: there may be more of them than a call takes arguments.
  for (const diagnostic of diagnostics) found.push({ ...diagnostic, ...related });
  return diagnostics.some(({ severity }) => severity === "error")
    ? undefined
    : documents.map(({ value }) => value);
}

/** A backend is a plugin's code: what it throws becomes a diagnostic. */
export function backendFailure(backend: string, error: unknown): Diagnostic {
  return createDiagnostic(catalogue["backend-failed"], {
    params: { backend, problem: describeError(error) },
  });
}
