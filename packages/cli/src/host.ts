import { posix, resolve } from "node:path";
import type { Host, ReadFailure, ReadResult } from "@inferspec/compiler";
import { describeFailure, errnoOf } from "./errno.js";
import type { Io } from "./io.js";

const REASONS: Readonly<Record<string, ReadFailure["reason"]>> = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EACCES: "denied",
  EPERM: "denied",
  EISDIR: "not-a-file",
};

/**
 * The files of the working folder. Names are relative to it, with forward slashes; `overlay` holds files that exist
 * only in memory, such as standard input.
 */
export function createHost(io: Io, overlay: ReadonlyMap<string, Uint8Array>): Host {
  return {
    async read(file, maxBytes) {
      const bytes = overlay.get(file);
      if (bytes) return sized(bytes, maxBytes);
      try {
        const path = resolve(io.cwd, file);
        const stat = await io.fs.stat(path);
        if (stat.isDirectory())
          return { ok: false, reason: "not-a-file", detail: "it is a folder" };
        // Pipes have no size; `<(command)` is one.
        if (stat.isFile() && stat.size > maxBytes) return tooLarge(stat.size);
        return sized(await io.fs.readFile(path), maxBytes);
      } catch (error) {
        const reason = REASONS[errnoOf(error) ?? ""] ?? "failed";
        return { ok: false, reason, detail: describeFailure(error) };
      }
    },
    resolve: (from, relative) =>
      posix.isAbsolute(relative) ? relative : posix.join(posix.dirname(from), relative),
  };
}

function sized(bytes: Uint8Array, maxBytes: number): ReadResult {
  return bytes.byteLength > maxBytes ? tooLarge(bytes.byteLength) : { ok: true, bytes };
}

function tooLarge(size: number): ReadFailure {
  return { ok: false, reason: "too-large", detail: `it has ${String(size)} bytes`, size };
}
