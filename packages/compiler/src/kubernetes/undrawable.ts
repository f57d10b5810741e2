/** Keys that the construct library takes for its own: a map with one of them cannot be rendered. */
const UNDRAWABLE: readonly string[] = ["__proto__", "constructor"];

/** Whether no map of a manifest can have this key. */
export function isUndrawable(key: string): boolean {
  return UNDRAWABLE.includes(key);
}
