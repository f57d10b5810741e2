import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/**
 * The alternatives of DigitalHub's pattern, as published in every era. Each `x?` makes the last letter of a scheme
 * optional (`h://`, `s://`, `pv://`, `ollam://` pass), and only the first alternative may go over a line break; both
 * are kept here, and left to later rules to refuse.
 */
const PUBLISHED = [
  "^(store://([^/]+)/model/huggingface/.*)",
  "^pvc?://.*$",
  "^s3?://.*$",
  "^ollama?://.*$",
  "^hf?://.*$",
];

/** Schemes that KubeAI serves and DigitalHub's pattern leaves out. */
const WIDER = ["^gs://.*$", "^oss://.*$", "^oci://.*$"];

const PATTERN = new RegExp([...PUBLISHED, ...WIDER].join("|"), "u");

const FORMS = [
  "- `hf://owner/repo`: Hugging Face",
  "- `s3://bucket/prefix`, `gs://bucket/prefix`, `oss://bucket/prefix`: object storage",
  "- `pvc://claim/path`: a PersistentVolumeClaim",
  "- `ollama://name:tag`: the Ollama library",
  "- `oci://registry/repository:tag`: an image (KubeAI 0.23 or newer)",
  "- `store://project/model/huggingface/name[:id]`: a Model entity among the inputs",
].join("\n");

const SCHEMES =
  "A model url begins with hf://, s3://, gs://, oss://, pvc://, ollama://, oci:// or store://<project>/model/huggingface/";

const REPOSITORY = "([A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*)";

/** The address of a Hugging Face repository's page, and its bare name. */
const REPAIRS = [
  {
    pattern: `^https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/(?!(?:datasets|spaces|docs|models|collections|papers|blog)/)${REPOSITORY}/?$`,
    replacement: "hf://$1",
  },
  { pattern: `^${REPOSITORY}$`, replacement: "hf://$1" },
];

/** Where the weights of the model are. */
export const modelUrl = lazy(() =>
  field(z.string().regex(PATTERN, SCHEMES), {
    patternErrorMessage: SCHEMES,
    repairs: REPAIRS,
    description: `Where the model is loaded from. Not every engine can read every scheme.\n\n${FORMS}`,
    examples: ["hf://Qwen/Qwen3-4B", "ollama://llama3.2:1b", "s3://models/qwen3-4b"],
  }),
);

/** A run's own url, for which DigitalHub demands that it begins with the function's. */
export const runUrl = lazy(() =>
  field(z.string().regex(PATTERN, SCHEMES), {
    patternErrorMessage: SCHEMES,
    repairs: REPAIRS,
    description:
      "Serves this location instead of the function's `url`, of which it must be a longer form. " +
      "Left out, the function's own `url` is served.",
    examples: ["hf://Qwen/Qwen3-4B-Instruct-2507", "s3://models/qwen3-4b/checkpoint-2"],
  }),
);
