import {
  renderGithub,
  renderJson,
  renderSarif,
  renderText,
  type Diagnostic,
} from "@inferspec/compiler";
import { allDiagnostics } from "../explain/catalogue.js";
import type { Talk } from "./report.js";
import { sourcesOf, type Context } from "./sources.js";

export interface Style {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number | undefined;
  /** Ours, for reports that name their tool. */
  readonly version: string;
}

/** Findings in one of the four forms. */
export async function render(
  diagnostics: readonly Diagnostic[],
  context: Context,
  format: Talk["format"],
  { color, width, version }: Style,
): Promise<string> {
  const sources = await sourcesOf(diagnostics, context);
  switch (format) {
    case "json":
      return renderJson(diagnostics, { sources, files: context.inputs?.length });
    case "sarif":
      return renderSarif(diagnostics, {
        kinds: allDiagnostics(context.equipment),
        version,
        sources,
      });
    case "github":
      return renderGithub(diagnostics, { sources });
    case "text":
      return renderText(diagnostics, { sources, color, width });
  }
}
