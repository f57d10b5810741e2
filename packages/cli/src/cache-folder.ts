import { homedir } from "node:os";
import { join } from "node:path";
import type { Io } from "./io.js";

/** Where what can be made again is kept between runs; the bootstrap keeps its code cache there too. */
export function cacheFolder({ env }: Pick<Io, "env">): string {
  const base = env["XDG_CACHE_HOME"];
  return join(base !== undefined && base !== "" ? base : join(homedir(), ".cache"), "inferspec");
}
