import type { Quantity } from "@inferspec/compiler";

const PARTS = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/;

/**
 * `count` times a quantity, in the unit that it has: `16Gi` twice is `32Gi`. A form that is not a plain number with a unit
 * (`1e3`) is given back as it is.
 */
export function times(quantity: Quantity, count: number): string {
  const text = String(quantity);
  const match = PARTS.exec(text);
  if (!match || count === 1) return text;
  // Thousandths are exact enough for what people write, and keep 0.1 × 3 from becoming 0.30000000000000004.
  const product = Math.round(Number(match[1]) * count * 1000) / 1000;
  return `${product}${match[2] ?? ""}`;
}

/** The number of a quantity that counts things, such as GPUs; `undefined` where it is not one. */
export function countOf(quantity: Quantity | undefined): number | undefined {
  const count = Number(quantity);
  return quantity !== undefined && Number.isInteger(count) && count >= 0 ? count : undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** What a quantity amounts to, in units or bytes; `undefined` where it is none. */
export function amountOf(quantity: unknown): number | undefined {
  const text = String(quantity);
  const [, number = "", unit = ""] = PARTS.exec(text) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  // `1e3` has no unit.
  const amount = factor === undefined || number === "" ? Number(text) : Number(number) * factor;
  return text === "" || Number.isNaN(amount) ? undefined : amount;
}
