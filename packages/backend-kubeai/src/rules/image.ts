import { diagnostics } from "../diagnostics/index.js";
import { hardwareOf, imageOf } from "../hardware.js";
import type { Rule } from "../scope.js";
import { isEngine, type Engine } from "../target/engines.js";

/** What an image of one's own must hold, for KubeAI does not start it by its own command alone. */
const NEEDS: Readonly<Record<Engine, string>> = {
  VLLM: "KubeAI runs `python3 -m vllm.entrypoints.openai.api_server` in this image, whatever its own command is",
  OLlama:
    "this image needs `/bin/ollama` as its entry point, and `bash` for the start-up check that pulls the model",
  Infinity: "this image must take Infinity's `v2` as its first argument",
  FasterWhisper: "this image must start a server on port 8000 by its own command",
};

/** KServe's image, and copies of it in other registries. */
const HUGGING_FACE_SERVER = /(?:^|\/)huggingfaceserver(?:[:@]|$)/;

/** What becomes of the engine's image: the spec's own, or the one that the target has for the profile. */
export const imageRule: Rule = ({ workload, facts, report }) => {
  const engine = workload.engine.name;
  const found = imageOf(workload, facts);
  if (!found || !isEngine(engine)) return;
  const { image, from } = found;
  if (from === "spec") {
    if (HUGGING_FACE_SERVER.test(image)) {
      const at = ["engine", "image"];
      report(diagnostics["image-other-server"], {
        at,
        params: { image },
        fixes: [{ title: "remove `image`", edits: [{ op: "remove", at }] }],
      });
      return;
    }
    const fixed = image.trim().replace(/^[a-z]+:\/\//i, "");
    if (fixed !== image || /\s/.test(image)) {
      const clean = fixed.replace(/\s+/g, "");
      report(diagnostics["image-form"], {
        at: ["engine", "image"],
        params: {
          image,
          problem: /\s/.test(image) ? "it holds blanks" : "it begins with a scheme",
          fixed: clean,
        },
        // Blanks within the text may stand for something that was left out.
        ...(clean === fixed && {
          fixes: [
            {
              title: `use ${fixed}`,
              edits: [{ op: "replace", at: ["engine", "image"], value: fixed }],
            },
          ],
        }),
      });
    }
    report(diagnostics["image-command"], {
      at: ["engine", "image"],
      params: { needs: NEEDS[engine] },
    });
    return;
  }
  const { accelerators = 0, profile } = hardwareOf(workload, facts);
  const at =
    workload.accelerator?.profile === undefined ? ["engine", "name"] : ["accelerator", "profile"];
  const imageName = profile?.imageName;
  if (from === "default" && imageName !== undefined && accelerators > 0 && /\bcpu\b/.test(image)) {
    report(diagnostics["image-fallback"], { at, params: { engine, imageName, image } });
  }
  if (!/[:@]/.test(image.slice(image.lastIndexOf("/")))) {
    report(diagnostics["image-without-tag"], { at, params: { image } });
  }
};
