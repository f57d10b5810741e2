import type { serveRunShape } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { Report } from "../diagnostics/index.js";
import type { Workload } from "../plan/schema.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, type Traceable, type Traced } from "../trace.js";
import { serving } from "./diagnostics.js";
import { filled } from "./shared.js";

type Files = NonNullable<z.infer<z.ZodObject<ReturnType<typeof serveRunShape>>>["files"]>;

/** Lowers the files of a run; `"wrong"` after reporting an error. */
export function lowerFiles(
  written: Traced<Files, SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
): Traced<Workload["files"], SpecOrigin> | "wrong" | undefined {
  const files = filled(written);
  if (!files) return undefined;
  let wrong = false;
  const lowered = files.value.map((_, index) => {
    const file = files.get(index);
    const path = file?.get("path");
    const content = file?.get("content");
    for (const [key, value] of [
      ["path", path],
      ["content", content],
    ] as const) {
      if (value) continue;
      wrong = true;
      const at = file?.origins[0];
      if (at) report(serving["file-incomplete"], { at, params: { key } });
    }
    return { path, content };
  });
  return wrong ? "wrong" : regroup(files, lowered as Traceable<Workload["files"], SpecOrigin>);
}
