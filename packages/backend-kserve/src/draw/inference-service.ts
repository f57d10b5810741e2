import { originLabels } from "@inferspec/compiler";
import { tracedHints } from "../hints.js";
import { InferenceService } from "../objects/inference-service.js";
import type { InferenceServiceSpec } from "../objects/specs.js";
import type { Canvas, Draft } from "../scope.js";
import { serviceName } from "../server/names.js";
import type { Server } from "../server/server.js";
import { canariesOf } from "./canary.js";
import { writesToClaim } from "./container.js";
import { annotationsOf, visibilityLabels } from "./metadata.js";
import { predictorOf } from "./predictor.js";
import { drawScaling } from "./scaling.js";
import { explainerOf, transformerOf } from "./sidecars.js";

/** Draws a workload as an InferenceService (serving.kserve.io/v1beta1). */
export function drawInferenceService(canvas: Canvas, server: Server): void {
  const { chart, facts, from } = canvas;
  const spec: Draft<InferenceServiceSpec> = {
    predictor: predictorOf(canvas, server),
    transformer: transformerOf(canvas, server),
    explainer: explainerOf(canvas, server),
    canary: canariesOf(canvas, server),
  };
  new InferenceService(chart, "inference-service", {
    metadata: {
      name: from("name").map(serviceName),
      ...(facts.namespace !== undefined && { namespace: facts.namespace }),
      labels: {
        ...originLabels(canvas.from("origin")),
        ...visibilityLabels(facts, tracedHints(canvas)?.get("visibility")),
      },
      annotations: {
        // The default is the cluster's, and another word for it would be taken for that (facts/kserve.md §2.3).
        "serving.kserve.io/deploymentMode": facts.mode,
        ...drawScaling(canvas).annotations,
        ...(writesToClaim(canvas, server) && { "storage.kserve.io/readonly": "false" }),
        ...annotationsOf(canvas),
      },
    },
    spec,
  });
}
