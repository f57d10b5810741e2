import { hashText, type Workload } from "@inferspec/compiler";

/** The variable that changes with the files, so that KubeAI restarts the Pods. */
export const FILES_HASH_VARIABLE = "SPEC_FILES_SHA";

/** A hash over paths and contents, whatever their order. */
export function hashFiles(files: NonNullable<Workload["files"]>): string {
  const parts = files.map(({ path, content }) => JSON.stringify([path, content])).sort();
  return hashText(parts.join("\n"), 16);
}
