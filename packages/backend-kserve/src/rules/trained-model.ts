import { isQuantity, schemeOf, type Path, type Workload } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";

const HINT: Path = ["hints", "kserve", "trainedModel"];
/** What a TrainedModel can be fetched from (facts/kserve.md §1.2). */
const SCHEMES = ["s3", "gs", "https", "http"];

/** Parts of a workload that belong to the InferenceService which holds the model. */
const PARTS: readonly (readonly [path: Path, what: string])[] = [
  [["engine", "image"], "image"],
  [["engine", "args"], "args"],
  [["engine", "options"], "settings of the engine"],
  [["model", "revision"], "revision"],
  [["adapters"], "adapters"],
  [["resources"], "resources"],
  [["accelerator"], "profile"],
  [["scaling"], "scaling"],
  [["env"], "env"],
  [["secrets"], "secrets"],
  [["files"], "files"],
  [["volumes"], "volumes"],
  [["placement"], "placement"],
  [["service"], "Service"],
];

/** A TrainedModel says where files are and how much memory they take, and nothing else. */
export const trainedModelRule: Rule = ({ workload, facts, report }) => {
  const { hints } = readHints(workload, facts);
  if (!hints.trainedModel) return;
  const complain = (at: Path, problem: string, help: string): void => {
    const related = [{ message: "this makes it a TrainedModel", at: HINT }];
    report(diagnostics["trained-model"], { at, params: { problem, help }, related });
  };
  const scheme = schemeOf(workload.model.uri);
  if (!SCHEMES.includes(scheme)) {
    complain(
      ["model", "uri"],
      `a TrainedModel cannot be fetched from \`${scheme}://\``,
      "put the files into `s3://` or `gs://`, or behind `https://`",
    );
  }
  const { memory } = hints.trainedModel;
  if (!isQuantity(memory)) {
    complain(
      [...HINT, "memory"],
      `\`${memory}\` is no quantity`,
      "write bytes with a unit, such as `1Gi`",
    );
  }
  for (const [path, what] of PARTS) {
    if (isPresent(workload, path)) {
      complain(
        path,
        `a TrainedModel has no ${what}`,
        "give it to the InferenceService that holds the model",
      );
    }
  }
  for (const key of Object.keys(hints)) {
    if (key === "trainedModel") continue;
    complain(["hints", "kserve", key], `a TrainedModel has no \`${key}\``, "remove it");
  }
};

/** Scaling is there where nobody asked for it: one replica is what every run has. */
function isPresent(workload: Workload, path: Path): boolean {
  const [first, second] = path;
  const part: unknown = workload[first as keyof Workload];
  const value = second === undefined ? part : (part as Readonly<Record<string, unknown>>)[second];
  if (value === undefined) return false;
  return first !== "scaling" || JSON.stringify(value) !== '{"min":1}';
}
