import { defineDiagnostics } from "./catalogue.js";

/** What `parse` says about inputs as a whole; what is wrong inside a text has the area `source`. */
export const input = defineDiagnostics("input", {
  unreadable: {
    severity: "error",
    message: "cannot read {file}: {detail}",
    docs: "The file could not be read.",
  },
  "too-many-files": {
    severity: "error",
    message: "there are {count} input files, more than the limit of {limit}",
    help: "name fewer, or raise the limit",
    docs: "A bound on what one run reads.",
  },
  "no-evaluator": {
    severity: "error",
    message: "{file} is TypeScript, and this compiler was made without a way to run it",
    help: "write the spec as YAML, or give `evaluate` to createCompiler",
    docs: "A TypeScript spec is code. It is run only where the embedding program allows it.",
  },
  "evaluation-failed": {
    severity: "error",
    message: "{file} could not be evaluated: {detail}",
    docs: "The module threw, took too long, or has no usable default export.",
  },
  "duplicate-input": {
    severity: "warning",
    suppressible: true,
    message: "{file} was given more than once; it is read once",
    docs: "Paths, folders and globs may overlap.",
  },
});
