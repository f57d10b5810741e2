import type { Part } from "../scope.js";
import type { Server } from "../server/server.js";

/** How a text is written into a container. */
export type Say = (text: Part<string>) => Part<string>;

/** What a container says that KServe merges with a runtime's goes through a template, another's does not. */
export function sayFor({ runtime }: Server): Say {
  return runtime ? literal : (text) => text;
}

/**
 * A text that stays as it is in what KServe sends through Go's template language: containers that it merges with a
 * runtime's (utils.go, ReplacePlaceholders), and the whole of an LLMInferenceService (config_merge.go, ReplaceVariables).
 * In backquotes, as the template is made of JSON, where other quotes have a backslash before them.
 */
export const literal: Say = (text) =>
  typeof text === "string" ? escaped(text) : text.map(escaped);

function escaped(text: string): string {
  return text.replaceAll("{{", "{{`{{`}}");
}
