import * as z from "zod";
import { field } from "../field.js";

/* Optional fields of the plainest types, for blocks that have many. */

/** A text that is not empty. */
export const text = (description: string, examples: readonly string[]) =>
  field(z.string().min(1), { description, examples }).optional();

/** A whole number, within bounds where they are given. */
export const whole = (
  description: string,
  examples: readonly number[],
  min?: number,
  max?: number,
) => {
  const schema = min === undefined ? z.int() : z.int().min(min);
  return field(max === undefined ? schema : schema.max(max), { description, examples }).optional();
};

/** A whole number with what applies when it is left out. */
export const wholeOr = (description: string, examples: readonly number[], fallback: number) =>
  field(z.int(), { description, examples, default: fallback }).optional();

/** Yes or no. */
export const flag = (description: string) =>
  field(z.boolean(), { description, examples: [true, false] }).optional();

/** A list of texts. */
export const texts = (description: string, examples: readonly (readonly string[])[]) =>
  field(z.array(z.string()), {
    description,
    examples: examples.map((item) => [...item]),
  }).optional();
