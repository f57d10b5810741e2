const QUANTITY = /^(\d+)(?:\.(\d+))?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d{1,2})?$/;

/** `factor` times a quantity, exactly; a text that is no quantity comes back as it is. */
export function multiplyQuantity(quantity: string | number, factor: number): string {
  const text = String(quantity);
  const match = QUANTITY.exec(text);
  if (!match || factor === 1) return text;
  const [, whole = "0", fraction = "", suffix = ""] = match;
  const digits = BigInt(whole + fraction) * BigInt(factor);
  if (fraction === "") return `${digits}${suffix}`;
  const padded = String(digits).padStart(fraction.length + 1, "0");
  const decimals = padded.slice(-fraction.length).replace(/0+$/, "");
  return `${padded.slice(0, -fraction.length)}${decimals === "" ? "" : `.${decimals}`}${suffix}`;
}
