/** How the spec calls a member of the Plan: `canaryTraffic` is `canary_traffic` there. */
export function specWord(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
