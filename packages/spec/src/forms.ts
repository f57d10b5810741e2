import * as z from "zod";
import { envelopeShape, headShape, identityShape, metadata } from "./envelope.js";
import { field } from "./field.js";
import type { KindDefinition } from "./kind.js";

/*
 * The forms in which one kind is written. Exported documents are envelopes with a `spec`. The short form is a function
 * document with `runs` beneath it; the function's parameters stand flat beside its name, or under `spec` as in
 * DigitalHub's templates; a run's parameters always stand flat beside its `action`.
 */

/** An exported function, task, run or model: `kind` and `spec` within the envelope. */
export function exportedForm<S extends z.ZodType>(kind: string, spec: S) {
  return z.strictObject({
    kind: z.literal(kind).meta({ description: "What it is.", examples: [kind] }),
    ...envelopeShape(),
    spec,
  });
}

/** One entry of `runs`. */
export function runForm(kind: KindDefinition) {
  const { uuid, description, labels } = headShape();
  const forms = Object.entries(kind.actions).map(([action, schemas]) =>
    z
      .strictObject({
        action: z.literal(action).meta({ description: "What the run does.", examples: [action] }),
        name: field(identityShape().name, {
          description:
            "The run's name, unique among the function's runs of this action. One run may go without; a second may not.",
          examples: ["default", "eu"],
        }).optional(),
        uuid,
        description,
        labels,
        ...shapeOf(schemas.parameters()),
      })
      .meta({ description: `One run of the function with the action \`${action}\`.` }),
  );
  const [only, ...others] = forms;
  if (only === undefined) return z.never();
  return others.length === 0 ? only : z.union(forms);
}

/** The short form: parameters flat, or under `spec` with DigitalHub's metadata beside it. */
export function shortForm(kind: KindDefinition, parameters: "flat" | "spec") {
  const fn = kind.function();
  const head = headShape();
  return z.strictObject({
    kind: z.literal(kind.kind).meta({ description: kind.description, examples: [kind.kind] }),
    ...identityShape(),
    ...head,
    ...(parameters === "flat" ? shapeOf(fn) : { metadata: metadata().optional(), spec: fn }),
    runs: field(z.array(runForm(kind)), {
      description: "The runs of this function: each serves it once, with its own parameters.",
      examples: [],
    }).optional(),
  });
}

/** The fields of an object schema; of anything else, none. */
function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}
