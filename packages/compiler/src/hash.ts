import { sha256 } from "@noble/hashes/sha2.js";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** The first `length` characters (at most 32) of base 32 over SHA-256 of a text: legal in any name and label. */
export function hashText(text: string, length: number): string {
  const digest = sha256(new TextEncoder().encode(text));
  let result = "";
  for (let index = 0; index < length; index++) result += BASE32[(digest[index] ?? 0) & 31] ?? "";
  return result;
}
