/** Half of a surrogate pair names no character; UTF-8 cannot hold it, and `encodeURIComponent` throws on it. */
export function hasUnpairedSurrogate(text: string): boolean {
  return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
