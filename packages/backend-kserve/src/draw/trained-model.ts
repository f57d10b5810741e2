import { originLabels } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import { TrainedModel } from "../objects/trained-model.js";
import type { Canvas } from "../scope.js";
import { modelFormatOf } from "../server/engines.js";
import { serviceName } from "../server/names.js";
import { storageUri } from "../storage/uri.js";
import { annotationsOf } from "./metadata.js";

/** Draws a workload as one of several models of an InferenceService that exists (facts/kserve.md §1.2). */
export function drawTrainedModel(canvas: Canvas): void {
  const { chart, facts, from, workload } = canvas;
  const { trainedModel } = readHints(workload, facts).hints;
  const hint = from("hints", "kserve")?.get("trainedModel");
  if (!trainedModel || !hint) return;
  new TrainedModel(chart, "trained-model", {
    metadata: {
      name: from("name").map(serviceName),
      ...(facts.namespace !== undefined && { namespace: facts.namespace }),
      labels: originLabels(canvas.from("origin")),
      annotations: annotationsOf(canvas),
    },
    spec: {
      inferenceService: hint.map(() => trainedModel.inferenceService),
      model: {
        framework: from("engine", "name").with(
          from("model", "format"),
          () => modelFormatOf(workload) ?? "",
        ),
        storageUri: from("model", "uri").map((uri) => storageUri(uri)),
        memory: hint.map(() => trainedModel.memory),
      },
    },
  });
}
