import type { Quantity } from "../target/profiles.js";

const PARTS = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/;

/**
 * `count` times a quantity, in the unit that it has: `16Gi` twice is `32Gi`. A form that is not a plain number with a unit
 * (`1e3`) is given back as it is.
 */
export function times(quantity: Quantity, count: number): string {
  const text = String(quantity);
  const match = PARTS.exec(text);
  if (!match || count === 1) return text;
  // Hundredths are exact enough for what people write, and keep 0.1 × 3 from becoming 0.30000000000000004.
  const product = Math.round(Number(match[1]) * count * 1000) / 1000;
  return `${product}${match[2] ?? ""}`;
}

/** The number of a quantity that counts things, such as GPUs; `undefined` where it is not one. */
export function countOf(quantity: Quantity | undefined): number | undefined {
  const count = Number(quantity);
  return quantity !== undefined && Number.isInteger(count) && count >= 0 ? count : undefined;
}
