import type { SynthContext } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { endpointOf } from "../endpoint.js";
import { Model } from "../model.js";
import { synthesiseProfile } from "../profile-synthesis.js";
import { asServed } from "../served.js";
import type { Canvas } from "../scope.js";
import type { KubeaiFacts } from "../target/facts.js";
import type { ResourceProfile } from "../target/profiles.js";
import { annotationsOf, featureLabelsOf, labelsOf } from "./metadata.js";
import { drawService, serviceNameOf } from "./service.js";
import { drawSpec } from "./spec.js";

/** Draws every workload as a Model, and the profiles that they need as a fragment of Helm values. */
export function synth(ctx: SynthContext<KubeaiFacts>): void {
  const { scopes, facts } = ctx;
  const profiles = new Map<string, ResourceProfile>();
  const services = new Map<string, string>();
  for (const scope of scopes) {
    const canvas = { ...scope, workload: asServed(scope.workload) };
    claimService(canvas, services);
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
  const labels = labelsOf(canvas);
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

/** Two Services cannot share a name. Only here are all workloads seen at once. */
function claimService(canvas: Canvas, services: Map<string, string>): void {
  const name = serviceNameOf(canvas);
  if (name === undefined) return;
  const other = services.get(name);
  if (other === undefined) services.set(name, canvas.workload.name);
  else {
    const at =
      canvas.workload.service?.name === undefined ? ["service", "type"] : ["service", "name"];
    canvas.report(diagnostics["duplicate-service"], { at, params: { name, other } });
  }
}
