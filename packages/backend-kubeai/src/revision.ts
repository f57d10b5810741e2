import type { Workload } from "@inferspec/compiler";
import { cacheProfileOf } from "./hints.js";
import { readOptions } from "./target/arguments.js";
import { parseUrl } from "./target/url.js";

/** Engines that download from Hugging Face themselves and take `--revision`. */
const TAKES_REVISION = ["VLLM", "Infinity"];

/** How a model's revision reaches the engine. */
export type Revision =
  | { readonly kind: "none" }
  | { readonly kind: "flag"; readonly word: string }
  /** The author's own argument says it already. */
  | { readonly kind: "given"; readonly index: number }
  | { readonly kind: "impossible"; readonly why: string; readonly help: string };

/** KubeAI knows no revisions, so that the engine must be told; its cache takes the default branch (load.sh). */
export function revisionOf(workload: Workload): Revision {
  const { model, engine } = workload;
  if (model.revision === undefined) return { kind: "none" };
  const impossible = (why: string, help: string): Revision => ({ kind: "impossible", why, help });
  if (parseUrl(model.uri)?.scheme !== "hf") {
    return impossible(
      "only repositories of Hugging Face have revisions",
      "put the files of that revision where the URL leads to, and leave the revision out",
    );
  }
  if (cacheProfileOf(workload) !== undefined) {
    return impossible(
      "KubeAI fills its cache with the repository's default branch",
      "remove `cache_profile`, so that the engine downloads the revision itself",
    );
  }
  if (!TAKES_REVISION.includes(engine.name)) {
    return impossible(
      `${engine.name} is given no revision`,
      "copy that revision to a repository of its own, or leave the revision out",
    );
  }
  const given = readOptions(engine.args ?? []).findLast(({ name }) => name === "revision");
  return given
    ? { kind: "given", index: given.index }
    : { kind: "flag", word: `--revision=${model.revision}` };
}
