import type { KindDefinition } from "@inferspec/spec";
import type { Runtime } from "../runtime.js";
import { serving } from "./diagnostics.js";

/** What a built-in runtime takes over from its kind; its tasks are its own. */
export function ofKind<const K extends string>(kind: KindDefinition<K>): Omit<Runtime<K>, "tasks"> {
  const { function: fn, spellings, foreignKeys, otherActions } = kind;
  return {
    kind: kind.kind,
    function: fn,
    spellings,
    foreignKeys,
    otherActions,
    diagnostics: serving,
  };
}
