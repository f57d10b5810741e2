import type { ConfiguredSuppression } from "../compiler.js";
import type { SourceDocument } from "../source/document.js";
import type { DiagnosticKind } from "./catalogue.js";
import { createDiagnostic } from "./create.js";
import type { Diagnostic } from "./diagnostic.js";
import { sortDiagnostics } from "./order.js";
import { suppression as catalogue } from "./settle-diagnostics.js";
import { isCertain, suggest } from "./suggest.js";
import {
  commentSuppressions,
  configuredSuppression,
  SuppressionIndex,
  type Suppression,
} from "./suppressions.js";

export interface SettleOptions {
  /** Where suppression comments are looked for. */
  readonly documents: readonly SourceDocument[];
  /** The `suppress` list of the configuration. */
  readonly configured: readonly ConfiguredSuppression[];
  /** Whether this run judged everything that could be reported as a code: only then can a suppression be unused. */
  readonly judged: (code: string) => boolean;
  /** Every diagnostic that this run knows, by code. Asked for only where there are suppressions. */
  readonly kinds: () => ReadonlyMap<string, DiagnosticKind>;
}

/**
 * The last step of every run: sorts, drops exact duplicates and applies suppressions. What a suppression allows stays,
 * as `info` with the reason; what is wrong with a suppression is added. Whatever the order of `diagnostics`, the result
 * is the same, and settling it again changes nothing.
 */
export function settle(
  diagnostics: readonly Diagnostic[],
  options: SettleOptions,
): readonly Diagnostic[] {
  const suppressions = [
    ...commentSuppressions(options.documents),
    ...options.configured.map(configuredSuppression),
  ];
  // Those about suppressions are made afresh below: another run may have judged less, or more.
  const findings = diagnostics.filter(({ code }) => areaOf(code) !== OWN_AREA);
  if (suppressions.length === 0) return sortDiagnostics(findings);

  const kinds = options.kinds();
  const judged = suppressions.map((suppression) => judge(suppression, kinds));
  const active = judged.flatMap(({ suppression, valid }) => (valid ? [suppression] : []));
  const index = new SuppressionIndex(active);
  const used = new Set<Suppression>();
  const applied = findings.map((finding) => apply(finding, index, used));

  const complaints = judged.flatMap(({ problems }) => problems);
  for (const suppression of active) {
    const { code } = suppression;
    if (areaOf(code) !== OWN_AREA && options.judged(code) && !used.has(suppression))
      complaints.push(unused(suppression));
  }
  // A suppression may allow such a complaint in turn. Whether it did is known only now, and nothing may allow that one.
  const settled = complaints.map((complaint) => apply(complaint, index, used));
  const idle = active.filter((one) => areaOf(one.code) === OWN_AREA && !used.has(one));
  return sortDiagnostics([...applied, ...settled, ...idle.map(unused)]);
}

const OWN_AREA = areaOf(catalogue.unused.code);

function areaOf(code: string): string {
  const slash = code.indexOf("/");
  return slash === -1 ? code : code.slice(0, slash);
}

/** Allows a finding where a suppression covers it, and notes every suppression that does. The first gives the reason. */
function apply(finding: Diagnostic, index: SuppressionIndex, used: Set<Suppression>): Diagnostic {
  const covering = index.covering(finding);
  for (const suppression of covering) used.add(suppression);
  const [first] = covering;
  if (!first || finding.suppressed) return finding;
  return {
    ...finding,
    severity: "info",
    suppressed: { reason: first.reason, by: first.covers.by },
  };
}

interface Judged {
  readonly suppression: Suppression;
  /** Whether it allows anything at all. */
  readonly valid: boolean;
  readonly problems: readonly Diagnostic[];
}

function judge(suppression: Suppression, kinds: ReadonlyMap<string, DiagnosticKind>): Judged {
  const { code, subject, at, form, word } = suppression;
  if (word !== undefined)
    return { suppression, valid: false, problems: [unknownWord(word, code, at)] };
  if (code === "") {
    const problem = createDiagnostic(catalogue["without-code"], { params: { subject }, at });
    return { suppression, valid: false, problems: [problem] };
  }
  const [first = "", ...others] = code.split(/\s+/);
  if (suppression.reason.trim() === "" && others.length > 0 && kinds.has(first)) {
    const params = { code: first, subject, rest: others.join(" ") };
    return {
      suppression,
      valid: false,
      problems: [createDiagnostic(catalogue["without-colon"], { params, at })],
    };
  }
  const problems: Diagnostic[] = [];
  const kind = kinds.get(code);
  if (!kind) problems.push(unknown(suppression, kinds));
  else if (kind.suppressible !== true) {
    problems.push(createDiagnostic(catalogue["not-allowed"], { params: { code, subject }, at }));
  }
  if (suppression.reason.trim() === "") {
    problems.push(
      createDiagnostic(catalogue["without-reason"], { params: { code, subject, form }, at }),
    );
  }
  return { suppression, valid: problems.length === 0, problems };
}

/** Other tools know such comments; here they would be taken for prose, and nobody would learn that they do nothing. */
function unknownWord(word: string, code: string, at: Suppression["at"]): Diagnostic {
  const params = { word, code: code.includes("/") ? code : "<code>" };
  return createDiagnostic(catalogue["unknown-word"], { params, at });
}

function unknown(suppression: Suppression, kinds: ReadonlyMap<string, DiagnosticKind>): Diagnostic {
  const { code, subject, at } = suppression;
  // A code that was written without its area, where only one area has it.
  const complete = [...kinds.keys()].filter((known) => known.endsWith(`/${code}`));
  const whole = complete.length === 1 ? complete[0] : undefined;
  const nearest = whole ?? suggest(code, kinds.keys());
  const area = areaOf(code);
  const isArea = [...kinds.keys()].some((known) => areaOf(known) === area);
  const certain = nearest !== undefined && (nearest === whole || isCertain(code, nearest));
  const fix = certain ? suppression.recode(nearest) : undefined;
  return createDiagnostic(catalogue["unknown-code"], {
    params: {
      code,
      subject,
      suggestion:
        nearest !== undefined
          ? `did you mean \`${nearest}\`?`
          : isArea
            ? "copy the code from the report of the problem that it allows"
            : `no runtime, backend or plugin of this run reports as \`${area}\``,
    },
    at,
    fixes: fix && [fix],
  });
}

function unused(suppression: Suppression): Diagnostic {
  const { code, subject, at } = suppression;
  const fix = suppression.remove();
  return createDiagnostic(catalogue.unused, { params: { code, subject }, at, fixes: fix && [fix] });
}
