const MAX_LABEL = 63;

/** The nearest name of lower-case letters, digits and hyphens that begins and ends with a letter or digit. */
export function legalLabelName(text: string): string {
  const legal = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, MAX_LABEL)
    .replace(/-+$/, "");
  // Hyphens in a row are legal; only what is not must change.
  const kept = text.replace(/^-+|-+$/g, "");
  if (/^[a-z0-9-]{1,63}$/.test(kept)) return kept;
  return legal === "" ? "adapter" : legal;
}
