import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { scalingOf } from "../scaling/scaling.js";
import { atLeast } from "../target/version.js";
import { firstPlaces } from "./first-places.js";
import { isServiceName } from "./names.js";

const CANARIES: Path = ["hints", "kserve", "canaries"];

/** What KServe's webhook wants of `spec.canary` (facts/kserve.md §1.1). */
export const canariesRule: Rule = ({ workload, facts, report }) => {
  const { canaries = [] } = readHints(workload, facts).hints;
  if (canaries.length === 0) return;
  const complain = (at: Path, problem: string, help: string): void => {
    report(diagnostics.canary, { at, params: { problem, help } });
  };
  if (!atLeast(facts.version, "0.20")) {
    complain(
      CANARIES,
      `KServe ${facts.version.text} has no canaries in mode Standard`,
      "upgrade KServe to 0.20 or newer, or use mode Knative with `kserve.canary_traffic`",
    );
  }
  const { min } = scalingOf(workload, facts);
  const first = firstPlaces(canaries.map(({ name }) => name));
  for (const [index, { name, minReplicas }] of canaries.entries()) {
    const at = [...CANARIES, index];
    if (!isServiceName(name)) {
      complain(
        [...at, "name"],
        `\`${name}\` cannot name a canary`,
        "use lower-case letters, digits and hyphens, beginning with a letter",
      );
    } else if (first.get(name) !== index) {
      complain([...at, "name"], `two canaries are called \`${name}\``, "give each its own name");
    }
    if ((minReplicas ?? 1) > min) {
      complain(
        minReplicas === undefined ? at : [...at, "minReplicas"],
        `the canary \`${name}\` has a minimum of ${minReplicas ?? 1} replicas, and the stable version of ${min}`,
        "give the stable version as many at least",
      );
    }
  }
  // Its server fetches the model by a name in its command, not from a URI that a canary could change.
  if (workload.engine.name === "OLlama") {
    complain(
      CANARIES,
      "OLlama would serve the stable version's model in the canary too",
      "serve the other version as a function of its own",
    );
  }
  const sum = canaries.reduce((total, { traffic }) => total + traffic, 0);
  if (sum > 100) {
    complain(
      CANARIES,
      `the canaries get ${sum} per cent of the requests together`,
      "share out 100 at most; the stable version gets the rest",
    );
  }
  if (workload.adapters?.length) {
    complain(
      CANARIES,
      "a canary brings another model, but the adapters of the stable version",
      "serve the other version as a function of its own",
    );
  }
};
