import { defineDiagnostics } from "@inferspec/compiler";

/** What keeps `init` from writing a starter. */
export const init = defineDiagnostics("init", {
  exists: {
    severity: "error",
    message: "{file} exists already",
    help: "choose another folder; nothing was written",
    docs: "`init` never overwrites a file.",
  },
  unwritable: {
    severity: "error",
    message: "cannot write {file}: {detail}",
    help: "nothing was left behind",
    docs: "The starter is written whole or not at all.",
  },
});
