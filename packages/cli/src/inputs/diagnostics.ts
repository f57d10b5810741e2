import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the files that a command line names. */
export const inputs = defineDiagnostics("cli", {
  "no-match": {
    severity: "error",
    message: "`{pattern}` matches no file",
    help: "folders and globs take `.yaml`, `.yml` and `.json` files, and skip `node_modules`, folders whose name begins with a dot, and output folders of `synth`",
    docs: "A folder or glob without a single input is almost always a typing error. Taking it for an empty project would report success for specs that nobody read.",
  },
  "no-entity": {
    severity: "warning",
    message: "`{file}` holds no entity, so nothing is made from it",
    help: "write a spec into it, or leave it out of the inputs",
    docs: "Nothing is made from a file without an entity, and manifests that were made from it before are removed from the output folder. A file that an interrupted command has emptied looks the same.",
  },
  "no-folder-access": {
    severity: "error",
    message: "cannot list `{folder}`: {detail}",
    docs: "The folder exists but its files could not be listed.",
  },
});
