/** Lists the files that the folder owns. */
export const INDEX = ".inferspec.json";
/** Where new files are staged and old ones kept while they are exchanged. */
export const TRANSACTION = ".inferspec-transaction";

const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

/**
 * Whether a file of this name, relative to the output folder, can only lie inside it: at most one folder deep, no `..`,
 * no leading dot (which keeps clear of the index too), no separators, drive letters or control characters.
 */
export function isSafeName(name: string): boolean {
  const parts = name.split("/");
  return parts.length <= 2 && parts.every((part) => PART.test(part) && !part.endsWith("."));
}

/** File systems that ignore case hold only one of two names with the same fold. */
export function foldName(name: string): string {
  return name.toLowerCase();
}
