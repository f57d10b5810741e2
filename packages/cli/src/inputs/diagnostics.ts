import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the files that a command line names. */
export const inputs = defineDiagnostics("cli", {
  "no-match": {
    severity: "error",
    message: "`{pattern}` matches no file",
    help: "folders and globs take `.yaml`, `.yml` and `.json` files, and skip `node_modules`, folders whose name begins with a dot, and output folders of `synth`",
    docs: "A folder or glob without a single input is almost always a typing error. Taking it for an empty project would report success for specs that nobody read.",
  },
  "no-folder-access": {
    severity: "error",
    message: "cannot list `{folder}`: {detail}",
    docs: "The folder exists but its files could not be listed.",
  },
});
