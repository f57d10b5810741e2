import { INFORMATIONAL } from "@inferspec/spec";
import fc from "fast-check";
import { stringify } from "yaml";
import { canonicalJson } from "../plan/canonical.js";
import type { Compilation, Input } from "../compiler.js";
import type { Path } from "../source/path.js";
import type { Baseline, LawTest, Subject } from "./conformance.js";
import { withValue } from "./fields.js";
import { exportedForm } from "./forms.js";
import { assertLaw, LawBreach, outputOf } from "./laws.js";
import { arbitrarySpec } from "./specs.js";

const FORMS = "One meaning";
const INFORMATION = "Informational";
const DEFAULT_INPUTS = 200;

/** The same service in every input form gives the same Plan and the same findings, whatever its parameters. */
export function formsLaw({
  runtimes,
  tester,
  compile,
  inputs = DEFAULT_INPUTS,
}: Subject): LawTest[] {
  const compileOne = async (input: Input): Promise<Compilation> =>
    tester.compiler.compile([input], compile);
  return runtimes.map((runtime) => ({
    law: FORMS,
    name: `${runtime.kind} in JSON, YAML, exported and as a value`,
    run: () =>
      assertLaw(
        FORMS,
        fc.asyncProperty(arbitrarySpec(runtime), async (spec) => {
          const exported = exportedForm(spec);
          const reference = meaningOf(
            await compileOne({ file: "spec.json", text: JSON.stringify(spec) }),
          );
          const others: Record<string, Input> = {
            YAML: { file: "spec.yaml", text: stringify(spec) },
            "a value": { file: "spec.ts", value: spec },
            "the exported form": {
              file: "spec.yaml",
              text: exported.map((one) => stringify(one)).join("---\n"),
            },
            "the exported form as a list": { file: "spec.json", text: JSON.stringify(exported) },
          };
          for (const [form, input] of Object.entries(others)) {
            const meaning = meaningOf(await compileOne(input));
            if (meaning !== reference) {
              throw new LawBreach(
                FORMS,
                `${form} means something else than JSON for ${JSON.stringify(spec)}: ${meaning} instead of ${reference}`,
              );
            }
          }
        }),
        inputs,
      ),
  }));
}

/** The Plan, and the codes of what was found. */
function meaningOf({ plan, diagnostics }: Compilation): string {
  return canonicalJson([plan, diagnostics.map(({ code }) => code).sort()]);
}

/** What an export carries besides the service itself changes neither a manifest nor a finding. */
export function informationalLaw(subject: Subject): LawTest[] {
  return subject.baselines.map((baseline) => ({
    law: INFORMATION,
    name: `${baseline.name}, whatever an export carries besides`,
    run: () => varyInformation(subject, baseline),
  }));
}

async function varyInformation({ outcome }: Subject, { spec }: Baseline): Promise<void> {
  const [run] = Array.isArray(spec["runs"]) ? (spec["runs"] as Record<string, unknown>[]) : [];
  // Everything is named: without a name and a project of its own, an entity has those in its metadata.
  const named = { ...spec, name: "llm", project: "demo", runs: [{ ...run, name: "default" }] };
  const documents = exportedForm(named);
  const bare = await outcome(documents);
  if (!bare.ok) throw new LawBreach(INFORMATION, "the exported baseline does not serve");
  for (const leaf of INFORMATIONAL) {
    const path = leaf.split(".").map((key) => (key === "*" ? "somethingElse" : key));
    for (const value of valuesFor(path)) {
      const varied = await outcome(documents.map((one) => withValue(one, path, value, [])));
      if (outputOf(varied) !== outputOf(bare))
        throw new LawBreach(INFORMATION, `\`${leaf}\` changed the output`);
      if (meaningOf(varied.compilation) !== meaningOf(bare.compilation))
        throw new LawBreach(INFORMATION, `\`${leaf}\` changed the Plan or the findings`);
    }
  }
}

/** Values of the type that DigitalHub exports there. */
function valuesFor(path: Path): readonly unknown[] {
  switch (path.at(-1)) {
    case "embedded":
      return [true, false];
    case "status":
      return [{ state: "READY" }, { state: "ERROR", message: "failed" }];
    case "extensions":
    case "relationships":
      return [[], [{ type: "consumes", dest: "store://demo/model/model/a:1" }]];
    default:
      return ["one", "two"];
  }
}
