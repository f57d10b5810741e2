import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/**
 * KServe reads the whole of an LLMInferenceService as a template (v0.20.0, pkg/controller/v1alpha2/llmisvc/config_merge.go,
 * ReplaceVariables). Arguments, variables and paths are written so that they stay as they are; here nobody means braces.
 */
export const llmTemplatesRule: Rule = ({ workload, report }) => {
  const { model, adapters = [], volumes = [], placement } = workload;
  const places: readonly (readonly [value: unknown, at: Path])[] = [
    [model.uri, ["model", "uri"]],
    [model.revision, ["model", "revision"]],
    ...adapters.map(({ uri }, index) => [uri, ["adapters", index, "uri"]] as const),
    ...volumes.map(
      ({ spec }, index) => [spec?.["subPath"], ["volumes", index, "spec", "subPath"]] as const,
    ),
    [placement?.affinity, ["placement", "affinity"]],
    [placement?.tolerations, ["placement", "tolerations"]],
  ];
  for (const [value, at] of places) {
    // In JSON a brace never follows a brace but within a text. Of what is absent, there is none.
    const json = value === undefined ? "" : JSON.stringify(value);
    if (json.includes("{{")) report(diagnostics["llm-template"], { at, params: {} });
  }
};
