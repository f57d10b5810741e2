import type { Backend } from "../backend.js";
import type { Target } from "../compiler.js";
import {
  createDiagnostic,
  createReport,
  type Diagnostic,
  type Report,
} from "../diagnostics/index.js";
import { input } from "../diagnostics/input.js";
import { negotiate as catalogue } from "../diagnostics/negotiate.js";
import type { Host } from "../host/host.js";
import { describeError } from "../describe.js";
import { forceSchema, reportIssues } from "../schema/index.js";
import { parseText } from "../source/index.js";
import { DEFAULT_LIMITS } from "../source/limits.js";
import type { Path } from "../source/path.js";

/** Checks the options against the backend's schema and lets it learn about its target. */
export async function loadTarget(
  backend: Backend,
  target: Target,
  host: Host,
  found: Diagnostic[],
): Promise<{ readonly facts: unknown } | undefined> {
  const before = found.length;
  const report = createReport<Path>(found, (path) =>
    target.source
      ? { document: target.source.document, path: [...target.source.path, ...path] }
      : undefined,
  );
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
  const read = (file: string, option: Path): Promise<readonly unknown[] | undefined> =>
    readFacts(host.resolve(target.source?.document.file ?? "", file), option, host, report, found);
  const parse = (text: string, name: string): readonly unknown[] | undefined =>
    parseFacts(name, new TextEncoder().encode(text), found);
  const facts = await backend.load(result.data, { read, parse, report });
  return found.slice(before).some(({ severity }) => severity === "error") ? undefined : { facts };
}

async function readFacts(
  file: string,
  option: Path,
  host: Host,
  report: Report<Path>,
  found: Diagnostic[],
): Promise<readonly unknown[] | undefined> {
  const result = await host.read(file, DEFAULT_LIMITS.fileBytes);
  if (!result.ok) {
    report(input.unreadable, { at: option, params: { file, detail: result.detail } });
    return undefined;
  }
  return parseFacts(file, result.bytes, found);
}

function parseFacts(
  file: string,
  bytes: Uint8Array,
  found: Diagnostic[],
): readonly unknown[] | undefined {
  const { documents, diagnostics } = parseText(file, bytes, DEFAULT_LIMITS);
  found.push(...diagnostics);
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
