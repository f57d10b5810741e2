/** Finds an option on a command line, in either spelling: `--name=value`, or `--name value` in two words. */
export function findOption(
  args: readonly string[],
  ...names: readonly string[]
): { readonly index: number; readonly value: string | undefined } | undefined {
  for (let index = args.length - 1; index >= 0; index -= 1) {
    const match = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(args[index] ?? "");
    if (!match || !names.includes((match[1] ?? "").replace(/_/g, "-"))) continue;
    const next = args[index + 1];
    const value = match[2] ?? (next !== undefined && !next.startsWith("-") ? next : undefined);
    return { index, value };
  }
  return undefined;
}
