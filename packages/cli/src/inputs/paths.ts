import { isAbsolute, relative, resolve, sep } from "node:path";

/** The name under which a file is shown: relative to the working folder where it lies below, with forward slashes. */
export function displayName(cwd: string, file: string): string {
  const path = relative(cwd, resolve(cwd, file));
  const below = path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  // A relative path that leads out stays as short as it was written.
  return (below || !isAbsolute(file) ? path : file).split(sep).join("/");
}
