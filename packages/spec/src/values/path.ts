import * as z from "zod";
import { field, type FieldDoc } from "../field.js";
import { lazy } from "../kind.js";

/*
 * Where the files of a model are, for the kinds that DigitalHub serves without KubeAI. Each pattern is the one that
 * DigitalHub publishes (`x?` makes the last letter of a scheme optional there, and paths without a scheme pass; later
 * rules refuse both), widened by the places that KServe's storage initializer reads (facts/kserve.md).
 */
const STORAGE = "(?:s3|gs|oss|pvc|oci|hdfs|webhdfs|https?)";

/** Of a folder: its name does not end as a file's does. */
const FOLDER = `^(?:${STORAGE.slice(3, -1)}|hf)://(?!.*\\.[A-Za-z]{2,}$).*$`;

/** A page of huggingface.co is no place to download from; the repository behind it is. */
const NO_PAGE = "^(?!https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/)";

const REPOSITORY = "([A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*)";

const PAGE_REPAIR = {
  pattern: `^https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/(?!(?:datasets|spaces|docs|models|collections|papers|blog)/)${REPOSITORY}/?$`,
  replacement: "hf://$1",
};

const forms = (...lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");
const BUCKETS = "`s3://bucket/prefix/`, `gs://bucket/prefix/`, `pvc://claim/path`, `oci://image`";

interface Location {
  readonly pattern: RegExp;
  readonly message: string;
  readonly repairs?: NonNullable<FieldDoc<string>["repairs"]>;
  readonly forms: string;
  readonly examples: readonly string[];
  readonly longer: readonly string[];
}

/** The parameter of the function, and that of a run, which must be a longer form of it. */
function location(name: "path" | "url", made: Location) {
  const { pattern, message, repairs = [], examples, longer } = made;
  const schema = (description: string, shown: readonly string[]) =>
    field(z.string().regex(pattern, message), {
      patternErrorMessage: message,
      repairs,
      description,
      examples: shown,
    });
  return {
    ofFunction: lazy(() => schema(`Where the model is loaded from.\n\n${made.forms}`, examples)),
    ofRun: lazy(() =>
      schema(
        `Serves this location instead of the function's \`${name}\`, of which it must be a longer form. ` +
          `Left out, the function's own \`${name}\` is served.`,
        longer,
      ),
    ),
  };
}

const HUGGING_FACE: Location = {
  pattern: new RegExp(
    `${NO_PAGE}(?:(?=store://[^/]+/model/huggingface/)|(?=[^]*/$)|(?=[^]*\\.zip$)|(?=huggingface?://.*$)|(?=hf?://.*$)|(?=${STORAGE}://.*$))`,
    "u",
  ),
  message:
    "A Hugging Face model is at hf://owner/repo, in a folder (s3://bucket/prefix/), in a .zip, or at store://<project>/model/huggingface/<name>",
  repairs: [PAGE_REPAIR, { pattern: `^${REPOSITORY}$`, replacement: "hf://$1" }],
  forms: forms(
    "`hf://owner/repo[:revision]` or `huggingface://…`: Hugging Face",
    `${BUCKETS}: a folder with the files of the model`,
    "`….zip`: the same, packed",
    "`store://project/model/huggingface/name[:id]`: a Model entity among the inputs",
  ),
  examples: ["hf://Qwen/Qwen2.5-0.5B", "s3://models/qwen2.5-0.5b/"],
  longer: ["hf://Qwen/Qwen2.5-0.5B-Instruct", "s3://models/qwen2.5-0.5b/checkpoint-2/"],
};

/** The `path` of `huggingfaceserve`. */
export const huggingfacePath = location("path", HUGGING_FACE);

/** The `url` of the vLLM kinds: the same places. */
export const vllmUrl = location("url", HUGGING_FACE);

/** The `path` of `sklearnserve`: a pickled estimator, or a folder that holds one. */
export const sklearnPath = location("path", {
  pattern: new RegExp(
    `^(store://([^/]+)/model/sklearn/.*)|.*\\.pkl$|.*\\.joblib$|^${STORAGE}://.*\\.(?:pickle|zip|tar|tgz|gz)$|${FOLDER}`,
    "u",
  ),
  message:
    "A scikit-learn model is a .pkl, .joblib or .pickle file, a folder such as s3://bucket/prefix/, or at store://<project>/model/sklearn/<name>",
  forms: forms(
    "`….pkl`, `….joblib`, `….pickle`: the estimator, as Python pickled it",
    `${BUCKETS}: a folder that holds one`,
    "`store://project/model/sklearn/name[:id]`: a Model entity among the inputs",
  ),
  examples: ["s3://models/iris/model.joblib", "s3://models/iris/model.pkl"],
  longer: ["s3://models/iris/2/model.joblib", "s3://models/iris/model.pkl"],
});

/** The `path` of `mlflowserve`: a folder with an `MLmodel` file. */
export const mlflowPath = location("path", {
  pattern: new RegExp(`^(store://([^/]+)/model/mlflow/.*)|.*/$|.*\\.zip$|${FOLDER}`, "u"),
  message:
    "An MLflow model is a folder such as s3://bucket/prefix/, a .zip, or at store://<project>/model/mlflow/<name>; MLflow's own models:/ and runs:/ names are not followed",
  forms: forms(
    `${BUCKETS}: the folder with the \`MLmodel\` file`,
    "`….zip`: the same, packed",
    "`store://project/model/mlflow/name[:id]`: a Model entity among the inputs",
  ),
  examples: ["s3://models/wine/model/", "s3://models/wine/model.zip"],
  longer: ["s3://models/wine/model/2/", "s3://models/wine/model.zip"],
});
