import type { DiagnosticKind } from "@inferspec/compiler";
import { compareText } from "@inferspec/compiler";
import { BUILT_IN } from "../../packages/cli/src/equipment.js";
import { allDiagnostics } from "../../packages/cli/src/explain/catalogue.js";
import { anchor, page, table } from "./markdown.js";

/** Every diagnostic that the command can show, by code. */
export function everyDiagnostic(): readonly DiagnosticKind[] {
  return [...allDiagnostics(BUILT_IN).values()].sort((a, b) => compareText(a.code, b.code));
}

const AREAS: Readonly<Record<string, string>> = {
  config: "The configuration file and the plugins it names.",
  files: "The files and folders that the command line names.",
  fix: "Machine fixes.",
  init: "The starter that `init` writes.",
  input: "Inputs as a whole.",
  kserve: "What KServe refuses, or admits and cannot run.",
  kubeai: "What KubeAI refuses, or admits and cannot run.",
  negotiate: "What a backend can and cannot do.",
  output: "The folder of `synth -o`.",
  serving: "The lowering of the built-in kinds.",
  source: "The notation: YAML, JSON, TypeScript.",
  spec: "Entities: their kinds, names, references and parameters.",
  suppression: "Suppressions themselves.",
};

/** Every diagnostic: what it says, why it is reported, and whether it can be allowed. */
export function diagnosticsPage(): string {
  const all = everyDiagnostic();
  const areas = [...new Set(all.map(areaOf))];
  return page(
    "Diagnostics",
    "Every code that `inferspec` can report. An error stops the output; a warning and an info do not. Words in braces " +
      "are filled in. A code that can be allowed takes a reason: see " +
      "[how to suppress a diagnostic](../how-to/suppress-a-diagnostic.md). `inferspec explain <code>` prints the same.",
    ...areas
      .flatMap((area) => {
        const own = all.filter((kind) => areaOf(kind) === area);
        return [`## ${area}`, AREAS[area] ?? "", index(own), ...own.map(section)];
      })
      .filter((part) => part !== ""),
  );
}

function areaOf({ code }: DiagnosticKind): string {
  return code.slice(0, code.indexOf("/"));
}

function index(kinds: readonly DiagnosticKind[]): string {
  return table(
    ["code", "severity", "can be allowed"],
    kinds.map(({ code, severity, suppressible }) => [
      `[\`${code}\`](#${anchor(code)})`,
      severity,
      suppressible === true ? "yes" : "no",
    ]),
  );
}

function section({ code, severity, message, help, suppressible, docs }: DiagnosticKind): string {
  const quoted = [message, ...(help === undefined ? [] : [`help: ${help}`])].join("\n");
  const allowed = suppressible === true ? "can be allowed with a reason" : "cannot be allowed";
  return [
    `<a id="${anchor(code)}"></a>`,
    `### ${code}`,
    `${severity}; ${allowed}.`,
    `\`\`\`text\n${quoted}\n\`\`\``,
    docs,
  ].join("\n\n");
}
