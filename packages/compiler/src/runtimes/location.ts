import { quote } from "../describe.js";
import type { LowerContext, ResolvedModel } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import type { Traced } from "../trace.js";
import { serving } from "./diagnostics.js";

type Place = Traced<string, SpecOrigin> | undefined;
type Resolving = Pick<LowerContext<object, object>, "report" | "resolveModel">;

/**
 * Where the model is: the run's `url` or `path` where it has one (it must be a longer form of the function's), with
 * `store://` followed to a model of one of `kinds`. `undefined` after reporting an error.
 */
export function lowerLocation(
  own: Place,
  override: Place,
  kinds: readonly string[],
  { report, resolveModel }: Resolving,
): ResolvedModel | undefined {
  if (!own) return undefined; // The schema requires it.
  if (!override) return resolveModel(own, kinds);
  if (!override.value.toLowerCase().startsWith(own.value.toLowerCase())) {
    const [at] = override.origins;
    if (at) {
      report(serving["run-url-not-longer"], {
        at,
        params: { key: String(at.path.at(-1)), function: quote(own.value) },
        related: own.origins.map((origin) => ({ message: "the function's", at: origin })),
      });
    }
    return undefined;
  }
  return resolveModel(override, kinds);
}

/** `hf://owner/repository:revision`, and the same with DigitalHub's other word for the scheme. */
const HUB = /^(?:hf|huggingface):\/\/([^:]*)(?::(.+))?$/is;

/**
 * Takes the revision out of `hf://owner/repository:revision`, and writes `huggingface://` as `hf://`, as DigitalHub's
 * runners do (facts/digitalhub.md §4.2). `undefined` after reporting that the Model document names another revision.
 */
export function splitRevision(
  model: ResolvedModel,
  { report }: Pick<Resolving, "report">,
): ResolvedModel | undefined {
  const { uri, revision } = model;
  const [, repository, written] = HUB.exec(uri.value) ?? [];
  if (repository === undefined) return model;
  const own = written === undefined ? undefined : uri.map(() => written);
  const [at] = uri.origins;
  if (own && revision && own.value !== revision.value && at) {
    report(serving["revision-differs"], {
      at,
      params: { revision: own.value, document: revision.value },
      related: revision.origins.map((origin) => ({
        message: "`model_revision` is here",
        at: origin,
      })),
    });
    return undefined;
  }
  return {
    uri: uri.map(() => `hf://${repository}`),
    revision: own && revision ? own.with(revision, (value) => value) : (own ?? revision),
  };
}
