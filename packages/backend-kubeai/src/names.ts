import { hashText } from "@inferspec/compiler";

const LABEL_VALUE = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const MAX_LABEL = 63;
const HASH = 8;

/** Makes any text a label's value; what had to change ends with a hash, so that two texts never become one. */
export function labelValue(text: string): string {
  if (text.length <= MAX_LABEL && LABEL_VALUE.test(text)) return text;
  const cleaned = text
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[._-]+/, "")
    .slice(0, MAX_LABEL - HASH - 1)
    .replace(/[._-]+$/, "");
  return cleaned === "" ? hashText(text, HASH) : `${cleaned}-${hashText(text, HASH)}`;
}

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
