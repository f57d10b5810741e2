import type { SecretMap } from "../backend.js";
import { isMap } from "../describe.js";
import { canonicalJson } from "../plan/canonical.js";
import { renderGithub, renderJson, renderSarif, renderText } from "../render/index.js";
import { withValue } from "./fields.js";
import type { Baseline, LawTest, Subject } from "./conformance.js";
import { LawBreach, outputOf, textOf } from "./laws.js";
import { createTester, type Outcome } from "./tester.js";

const LAW = "No secrets";

/** A target told by files that hold a secret where a cluster's own files hold theirs. */
export interface PlantedTarget {
  readonly options: unknown;
  /** By name, as the options name them. */
  readonly files: Readonly<Record<string, string>>;
}

/** An environment of a process, as `process.env` is. */
export type Environment = Record<string, string | undefined>;

/**
 * Law 8: what is put out refers to secrets, and holds none. A value that nobody could make up stands behind every
 * secret key: in the environment, in the map of secrets, in the files that the target is told by. No output, finding or
 * report may hold it, whether those files can be read or not.
 */
export function noSecretsLaw(subject: Subject): LawTest[] {
  return subject.baselines.flatMap((baseline) => [
    {
      law: LAW,
      name: baseline.name,
      run: () => withMarker(subject, (marker) => assertKept(subject, baseline, marker, "")),
    },
    {
      law: LAW,
      name: `${baseline.name}, where the target's files are broken`,
      run: () => withMarker(subject, (marker) => assertKept(subject, baseline, marker, "\n\t}{\n")),
    },
  ]);
}

/** Plants a new marker in the environment for as long as `run` takes. */
async function withMarker(
  { environment, secrets }: Subject,
  run: (marker: string) => Promise<void>,
): Promise<void> {
  const marker = `planted${crypto.randomUUID().replaceAll("-", "")}`;
  const before = new Map(Object.keys(secrets ?? {}).map((key) => [key, environment?.[key]]));
  try {
    if (environment) for (const key of before.keys()) environment[key] = marker;
    await run(marker);
  } finally {
    for (const [key, value] of environment ? before : []) {
      // Assigning `undefined` to a variable of a process would make it a text.
      if (value === undefined) Reflect.deleteProperty(environment ?? {}, key);
      else if (environment) environment[key] = value;
    }
  }
}

async function assertKept(
  subject: Subject,
  { spec }: Baseline,
  marker: string,
  damage: string,
): Promise<void> {
  const { backend, runtimes, options, secrets = {}, planted } = subject;
  const target = planted?.(marker) ?? { options, files: {} };
  const files = Object.fromEntries(
    Object.entries(target.files).map(([file, text]) => [file, text + damage]),
  );
  if (planted && !Object.values(files).some((text) => text.includes(marker)))
    throw new LawBreach("Conformance kit", "`planted` gives no file with the marker");
  const tester = createTester({
    runtimes,
    backends: [backend],
    compile: { secrets: marked(secrets, marker) },
    targets: { [backend.name]: target.options },
    files,
  });
  const text = textOf(withValue(spec, ["runs", 0, "secrets"], Object.keys(secrets), []));
  const outcome = await tester.text(text, backend.name);
  for (const [where, said] of Object.entries(
    everythingOf(outcome, { "spec.yaml": text, ...files }),
  )) {
    if (said.includes(marker)) throw new LawBreach(LAW, `a secret's value stands in ${where}`);
  }
  for (const { object } of outcome.manifests) {
    const holds = ["data", "stringData"].some((key) => isMap(object[key]));
    if (object["kind"] === "Secret" && holds)
      throw new LawBreach(LAW, "a Secret with values is put out");
  }
}

/** The map of secrets, with a value in each entry where only references belong. */
function marked(secrets: SecretMap, marker: string): SecretMap {
  const entries = Object.entries(secrets).map(([key, reference]) => {
    const withValue = { ...reference, value: marker };
    return [key, withValue] as const;
  });
  return Object.fromEntries(entries);
}

/** All that a run puts out or says, by what it is. */
function everythingOf(
  outcome: Outcome,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { compilation, diagnostics } = outcome;
  const sources = new Map(Object.entries(texts));
  return {
    "the Plan": canonicalJson(compilation.plan),
    "the output": outputOf(outcome),
    "a finding": canonicalJson(diagnostics),
    "the report for people": renderText(diagnostics, { sources }),
    "the JSON report": renderJson(diagnostics, { sources }),
    "the SARIF report": renderSarif(diagnostics, { sources, kinds: new Map() }),
    "the GitHub report": renderGithub(diagnostics, { sources }),
  };
}
