import { join } from "node:path";
import { canonicalJson, compareText } from "@inferspec/compiler";
import * as z from "zod";
import { describeFailure, errnoOf } from "../errno.js";
import type { FileSystem } from "../io.js";
import { INDEX, isSafeName } from "./names.js";

const makeSchema = () =>
  z.object({ inferspec: z.literal("output/v1"), files: z.array(z.string()) });

export type IndexResult =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly detail: string };

/** The files that the folder owns; none where it has no index. */
export async function readIndex(folder: string, fs: FileSystem): Promise<IndexResult> {
  let text: string;
  try {
    text = await fs.readFile(join(folder, INDEX), "utf8");
  } catch (error) {
    const missing = errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR";
    return missing ? { ok: true, files: [] } : { ok: false, detail: describeFailure(error) };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, detail: "it is not JSON" };
  }
  const parsed = makeSchema().safeParse(value);
  if (!parsed.success) return { ok: false, detail: "it has another form" };
  const unsafe = parsed.data.files.find((file) => !isSafeName(file));
  if (unsafe !== undefined) {
    return { ok: false, detail: `${JSON.stringify(unsafe)} is not a file inside the folder` };
  }
  return { ok: true, files: parsed.data.files };
}

/** The text of the index. */
export function indexText(files: readonly string[]): string {
  return canonicalJson({ inferspec: "output/v1", files: [...files].sort(compareText) });
}
