import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/**
 * The union of what the eras published: since v15 `^\d+([a-zA-Z]+)?$`, before it a pattern that any text with a digit
 * matches (it is a search, not anchored). A later rule refuses what is no Kubernetes quantity.
 */
const QUANTITY = /\d/u;

const quantity = (description: string, examples: readonly string[]) =>
  field(z.string().regex(QUANTITY, "write a Kubernetes quantity, such as `4`, `500m` or `16Gi`"), {
    description,
    examples,
  }).optional();

/** Flat quantities, as DigitalHub has them since 0.14: no requests and limits. */
export const resources = lazy(() =>
  field(
    z.strictObject({
      cpu: quantity(
        "CPU cores for one replica, as a Kubernetes quantity: whole cores, or thousandths with `m`.",
        ["4", "500m"],
      ),
      mem: quantity("Memory for one replica, as a Kubernetes quantity in bytes.", [
        "16Gi",
        "512Mi",
      ]),
      gpu: quantity("GPUs for one replica: a whole number, in quotes.", ["1", "2"]),
      disk: quantity("Local disk for one replica, as a Kubernetes quantity in bytes.", [
        "20Gi",
        "100Gi",
      ]),
    }),
    {
      description:
        "What one replica gets. Each value is a text, so numbers stand in quotes. Left out, the hardware `profile` decides.",
      examples: [{ cpu: "4", mem: "16Gi", gpu: "1" }, { mem: "2Gi" }],
    },
  ),
);
