import { defineDiagnostics } from "@inferspec/compiler";

/** What keeps `--fix` from changing a file. */
export const fix = defineDiagnostics("fix", {
  changed: {
    severity: "error",
    message: "{file} changed while it was being fixed; it is left as it is",
    help: "run `--fix` again",
    docs: "Fixes are stretches of the text that was checked. They are not applied to another text.",
  },
  unwritable: {
    severity: "error",
    message: "cannot write {file}: {detail}; it is as it was before",
    docs: "The fixed text is written beside the file and then moved into its place.",
  },
});
