import {
  alternatives,
  isDnsSubdomain,
  isQuantity,
  type Path,
  type Volume,
} from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { VOLUME_KEYS } from "../draw/volumes.js";
import type { Scope } from "../scope.js";
import { imageProblem } from "./image.js";

/** What a volume's `spec` says: keys that its type reads, with values that Kubernetes takes. */
export function checkVolumeSpec(
  { name, type, spec = {} }: Volume,
  place: Path,
  { report }: Scope,
): void {
  if (type === "image" && !spec["image"]) {
    report(diagnostics["volume-incomplete"], { at: place, params: {} });
  }
  const known = VOLUME_KEYS[type];
  for (const [key, value] of Object.entries(spec)) {
    const at = [...place, "spec", key];
    if (!known.includes(key)) {
      const keys = alternatives([...known].map((one) => `\`${one}\``));
      report(diagnostics["volume-spec"], { at, params: { type, key, keys } });
      continue;
    }
    if (/^size/.test(key)) {
      if (isQuantity(value)) continue;
      const help = "write bytes with a unit, such as `10Gi`";
      report(diagnostics["bad-quantity"], { at, params: { value, what: "storage", help } });
      continue;
    }
    const [problem, help] = problemOf(key, value) ?? [];
    if (problem === undefined || help === undefined) continue;
    report(diagnostics["volume-value"], { at, params: { name, key, value, problem, help } });
  }
}

const NAME = "use lower-case letters, digits, `-` and `.`, with a letter or digit at both ends";

/** What is wrong with a value that is no amount, and what to write. */
function problemOf(
  key: string,
  value: string,
): readonly [problem: string, help: string] | undefined {
  switch (key) {
    case "claimName":
      return isDnsSubdomain(value) ? undefined : ["no claim has such a name", NAME];
    case "storage_class":
    case "storageClass":
      return value === "" || isDnsSubdomain(value)
        ? undefined
        : ["no StorageClass has such a name", NAME];
    case "subPath":
      return value.startsWith("/") || value.split("/").includes("..")
        ? ["it leads out of the volume", "write a path within it, without `..`"]
        : undefined;
    case "medium":
      return value === "" || value === "Memory" || /^HugePages(?:-\d+(?:[KMG]i)?)?$/.test(value)
        ? undefined
        : [
            "Kubernetes knows no such medium",
            "write `Memory`, or leave it out for the node's disk",
          ];
    case "image": {
      const problem = value === "" ? undefined : imageProblem(value);
      return problem === undefined
        ? undefined
        : [problem, "write it as `<registry>/<repository>:<tag>`, without a scheme"];
    }
    default:
      return undefined;
  }
}
