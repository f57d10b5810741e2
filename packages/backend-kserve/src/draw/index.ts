import type { SynthContext } from "@inferspec/compiler";
import { endpointsOf } from "../endpoint.js";
import { drawGraph } from "../graph/draw.js";
import { drawLlm } from "../llm/draw.js";
import { readHints } from "../hints.js";
import type { Canvas } from "../scope.js";
import { serverOf } from "../server/server.js";
import type { KserveFacts } from "../target/facts.js";
import { drawInferenceService } from "./inference-service.js";
import { drawSurroundings } from "./surroundings.js";
import { drawTrainedModel } from "./trained-model.js";

/** Draws every workload and graph, and says how clients reach it. */
export function synth({ scopes, graphs }: SynthContext<KserveFacts>): void {
  for (const canvas of scopes) drawWorkload(canvas);
  for (const canvas of graphs) drawGraph(canvas);
}

function drawWorkload(canvas: Canvas): void {
  const { workload, facts } = canvas;
  const server = serverOf(workload, facts);
  if (!server) return;
  if (facts.target === "LLMInferenceService") {
    drawLlm(canvas, server);
    return;
  }
  if (readHints(workload, facts).hints.trainedModel) drawTrainedModel(canvas);
  else {
    drawInferenceService(canvas, server);
    drawSurroundings(canvas, server);
  }
  for (const endpoint of endpointsOf(workload, facts, server)) canvas.endpoint(endpoint);
}
