import {
  emulated,
  native,
  none,
  partial,
  type Support,
  type SupportTable,
} from "@inferspec/compiler";
import { OTHER_SERVERS } from "./rules/engine-options.js";
import { ollamaBroken, SCHEME_TYPOS } from "./target/engines.js";
import type { KubeaiFacts } from "./target/facts.js";
import { atLeast, type KubeaiVersion } from "./target/version.js";

const inProfile = (field: string): Support =>
  emulated(
    `a Model has no ${field}, so a resource profile is made for it, to be installed with Helm`,
  );

const bypass =
  "a further Service leads to the Pods directly: its requests do not count as load, wake nothing up and reach no adapters";

/** Told by the rules, which know the fix. */
const checked = (why: string): Support => ({ level: "none", why, checked: true });

/** What KubeAI can do, by release (facts/kubeai.md §0–2). */
export function supports({ version }: KubeaiFacts): SupportTable {
  return {
    ...ENGINE_SUPPORT,
    ...OTHER_KINDS,
    ...versioned(version),
    ...Object.fromEntries(
      Object.entries(SCHEME_TYPOS).map(([typo, meant]) => [
        `model.${typo}`,
        checked(`it does not know \`${typo}://\`, only \`${meant}://\``),
      ]),
    ),
    "protocol.openai": native,
    "hints.kubeai": native,
    "engine-image": native,
    "engine-args": native,
    "engine-device": emulated("the resource profile decides, and must agree"),
    "model-revision": emulated("the engine is told with `--revision`, for KubeAI's URLs have none"),
    adapters: native,
    "hardware-profile": native,
    resources: inProfile("resources"),
    "node-selector": inProfile("node selector"),
    affinity: inProfile("affinity"),
    tolerations: inProfile("tolerations"),
    "runtime-class": inProfile("runtime class"),
    "priority-class": native,
    replicas: native,
    autoscaling: native,
    "autoscaling-target-requests": native,
    "autoscaling-scale-down-delay": native,
    "autoscaling-metric": {
      level: "partial",
      why: "KubeAI counts requests in flight, and nothing else",
      checked: true,
    },
    env: native,
    secrets: emulated("a Model takes over whole Secrets as environment, not single keys"),
    files: native,
    volumes: none(
      "a Model has no volumes",
      "put the weights on a claim and serve `pvc://<claim>/<folder>`, small text files into `files`, and keep downloads with `cache_profile`",
    ),
    "service-type": partial(bypass),
    "service-name": partial(bypass),
    metadata: emulated("description and labels are kept as annotations"),
    graph: none(
      "KubeAI leads each request to one model, by its name",
      "serve the functions without the graph and call them one after the other, or use the backend `kserve`",
    ),
  };
}

/** Told by a rule where the value is not the one that vLLM takes anyway. */
const onlyDefault = (why: string): Support => ({ level: "partial", why, checked: true });
const SERVERS = "VLLM, OLlama, FasterWhisper and Infinity";
const CLASSIFICATION = none(`its engines (${SERVERS}) answer no such requests`, "use `-b kserve`");

/** What only the kinds made for KServe ask for. */
const OTHER_KINDS: SupportTable = {
  "engine.HuggingFaceServer": emulated(
    "vLLM serves the model, with the server's settings as vLLM's own options",
  ),
  "engine.MLServer": none(
    `KubeAI has no engine for scikit-learn and MLflow models, only ${SERVERS}`,
    "use `-b kserve`",
  ),
  "feature.SequenceClassification": CLASSIFICATION,
  "feature.TokenClassification": CLASSIFICATION,
  "feature.FillMask": CLASSIFICATION,
  "feature.Prediction": checked("no engine makes predictions from tables"),
  "format.huggingface": native,
  "format.sklearn": checked("no engine loads scikit-learn models"),
  "format.mlflow": checked("no engine loads MLflow models"),
  "protocol.v1": checked("its proxy has OpenAI's routes only"),
  "protocol.v2": checked("its proxy has OpenAI's routes only"),
  "option.dtype": native,
  "option.maxLength": native,
  "option.maxLogLen": native,
  "option.tokenizerRevision": native,
  "option.trustRemoteCode": native,
  "option.disableLogRequests": emulated("by whichever option the release of vLLM has"),
  "option.task": emulated("it becomes the Model's feature and vLLM's runner"),
  "option.backend": emulated("vLLM is the only backend, and taking it or any is fine"),
  "option.telemetry": onlyDefault("vLLM must be told the collector in `args`"),
  ...Object.fromEntries(
    OTHER_SERVERS.map((option) => [`option.${option}`, onlyDefault("vLLM has no such setting")]),
  ),
};

const ENGINE_SUPPORT: SupportTable = {
  "engine.VLLM": native,
  "engine.FasterWhisper": native,
  "engine.Infinity": native,
  "feature.TextGeneration": native,
  "feature.TextEmbedding": native,
  "feature.SpeechToText": native,
  "model.hf": native,
  "model.pvc": native,
  "model.s3": native,
  "model.gs": native,
  "model.oss": native,
};

function versioned(version: KubeaiVersion): SupportTable {
  return {
    "engine.OLlama": ollamaBroken(version)
      ? checked(`KubeAI ${version.text} does not start OLlama's models`)
      : native,
    // No other engine knows these models.
    "model.ollama": ollamaBroken(version)
      ? checked("only OLlama knows names of Ollama's registry")
      : native,
    "feature.Reranking": atLeast(version, "0.22")
      ? native
      : none(`KubeAI ${version.text} has no Reranking`, "upgrade KubeAI to 0.22 or newer"),
    "model.oci": atLeast(version, "0.23")
      ? native
      : none(
          `KubeAI ${version.text} cannot load models from images`,
          "upgrade KubeAI to 0.23 or newer, or put the weights on a `pvc://` or into `s3://`",
        ),
  };
}
