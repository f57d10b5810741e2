import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the configuration file and the plugins it names. */
export const config = defineDiagnostics("config", {
  unreadable: {
    severity: "error",
    message: "cannot read the configuration {file}: {detail}",
    docs: "The configuration that was named or found could not be read.",
  },
  "not-a-map": {
    severity: "error",
    message: "the configuration {file} must be one map",
    help: "write keys such as `project:` and `backends:`; `inferspec init` makes an example",
    docs: "A configuration is one YAML or JSON document, or the default export of a TypeScript module, and it is a map.",
  },
  "two-files": {
    severity: "error",
    message: "{folder} holds both {first} and {second}",
    help: "keep one of them",
    docs: "Only one configuration applies to a run, and which one is never guessed.",
  },
  "evaluation-failed": {
    severity: "error",
    message: "the configuration {file} could not be evaluated: {detail}",
    docs: "A TypeScript configuration runs in a worker with a time limit and an empty environment; it threw, took too long, or has no usable default export.",
  },
  "plugin-not-found": {
    severity: "error",
    message: "cannot find the plugin `{plugin}`",
    help: "install it beside the configuration, or write a path that begins with `./`",
    docs: "Plugins are resolved from the folder of the configuration file, as Node resolves packages.",
  },
  "plugin-failed": {
    severity: "error",
    message: "the plugin `{plugin}` failed to load: {detail}",
    docs: "The plugin's module threw while it was loaded.",
  },
  "plugin-shape": {
    severity: "error",
    message: "the plugin `{plugin}` does not have the form of a plugin: {detail}",
    help: "its default export is `{ runtimes: [defineRuntime(…)], backends: [defineBackend(…)] }`",
    docs: "A plugin's default export is an object with `runtimes` and `backends`. Both are lists, and one of the two may be left out.",
  },
  "plugin-plan-version": {
    severity: "error",
    message:
      "backend `{backend}` of plugin `{plugin}` draws Plan {theirs}, but this inferspec makes Plan {ours}",
    help: "install a version of the plugin that knows Plan {ours}",
    docs: "A backend declares the version of the Plan that it understands, so that a plugin for another version is refused instead of misread.",
  },
  "plugin-clash": {
    severity: "error",
    message: "plugin `{plugin}` brings the {what} `{name}`, which exists already",
    help: "remove one of the two plugins",
    docs: "Kinds and backends are known by their names, so two of one name cannot be told apart.",
  },
});
