import type { Host } from "./host.js";

/** A host over a fixed set of files, for tests, browsers and embedding. Names use forward slashes. */
export function createMemoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  return {
    read(file, maxBytes) {
      const content = Object.hasOwn(files, file) ? files[file] : undefined;
      if (content === undefined) {
        return Promise.resolve({ ok: false, reason: "not-found", detail: "there is no such file" });
      }
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      if (bytes.byteLength > maxBytes) {
        return Promise.resolve({
          ok: false,
          reason: "too-large",
          detail: `it has ${String(bytes.byteLength)} bytes`,
          size: bytes.byteLength,
        });
      }
      return Promise.resolve({ ok: true, bytes });
    },
    resolve(from, relative) {
      if (relative.startsWith("/")) return relative;
      const parts = from.split("/").slice(0, -1);
      for (const part of relative.split("/")) {
        if (part === "..") parts.pop();
        else if (part !== "." && part !== "") parts.push(part);
      }
      return parts.join("/");
    },
  };
}
