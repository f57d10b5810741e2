import { originLabels, type SynthContext } from "@inferspec/compiler";
import { endpointOf } from "../endpoint.js";
import { Model } from "../model.js";
import { synthesiseProfile } from "../profile-synthesis.js";
import { asServed } from "../served.js";
import type { Canvas } from "../scope.js";
import type { KubeaiFacts } from "../target/facts.js";
import type { ResourceProfile } from "../target/profiles.js";
import { annotationsOf, featureLabelsOf } from "./metadata.js";
import { drawService } from "./service.js";
import { drawSpec } from "./spec.js";

/** Draws every workload as a Model, and the profiles that they need as a fragment of Helm values. */
export function synth(ctx: SynthContext<KubeaiFacts>): void {
  const { scopes, facts } = ctx;
  const profiles = new Map<string, ResourceProfile>();
  for (const scope of scopes) {
    const canvas = { ...scope, workload: asServed(scope.workload) };
    drawModel(canvas);
    canvas.endpoint(endpointOf(canvas.workload, facts));
    const made = synthesiseProfile(canvas.workload, facts);
    // Written whether installed or not: the file is what the target was told, and must not vanish once it was.
    if (made) profiles.set(made.name, made.profile);
  }
  if (profiles.size === 0) return;
  ctx.file({
    name: "values.kubeai.yaml",
    emit: "values",
    data: { resourceProfiles: Object.fromEntries(profiles) },
  });
}

function drawModel(canvas: Canvas): void {
  const { chart, facts, from } = canvas;
  const labels = originLabels(from("origin"));
  new Model(chart, "model", {
    metadata: {
      name: from("name"),
      ...(facts.namespace !== undefined && { namespace: facts.namespace }),
      labels: { ...labels, ...featureLabelsOf(canvas) },
      annotations: annotationsOf(canvas),
    },
    spec: drawSpec(canvas),
  });
  drawService(canvas, labels);
}
