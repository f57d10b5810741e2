import { defineDiagnostics } from "../diagnostics/index.js";

/** What the lowering of the built-in kinds says; what only a target knows is its backend's to say. */
export const serving = defineDiagnostics("serving", {
  "adapter-incomplete": {
    severity: "error",
    message: "an adapter needs `{key}`",
    help: "write adapters as `- { name: colorist, url: hf://owner/repository }`",
    docs: "DigitalHub's schema requires neither the name nor the url of an adapter, but nothing can be loaded or addressed without them.",
  },
  "file-incomplete": {
    severity: "error",
    message: "a file needs `{key}`",
    help: "write files as `- { path: /config/a.json, content: … }`",
    docs: "DigitalHub's schema requires neither the path nor the content of a file, but KubeAI needs both.",
  },
  "run-url-not-longer": {
    severity: "error",
    message: "the run's `{key}` does not begin with the function's {function}",
    help: "make it a longer form of the function's, or change the function's",
    docs: "DigitalHub accepts a run's `url` or `path` only where it begins with the function's (compared without case). For some kinds it then loses it and serves the function's; here the run's is served.",
  },
  "revision-differs": {
    severity: "error",
    message: "the path asks for the revision `{revision}`, `model_revision` for `{document}`",
    help: "keep one of them",
    docs: "`hf://owner/repository:revision` names a revision, and so does `model_revision` of a Model document. Only one can be served.",
  },
  "adapter-revision": {
    severity: "warning",
    suppressible: true,
    message: "`model_revision` has no effect on an adapter: its repository's default is loaded",
    help: "remove it, or put the adapter's files where they do not change, such as `s3://`",
    docs: "No engine can be told a revision for an adapter.",
  },
  "replicas-differ": {
    severity: "error",
    message: "`replicas` says {replicas}, `scaling.replicas` says {scaling}",
    help: "keep `scaling.replicas`",
    docs: "Both mean the same. DigitalHub ignores the task's `replicas` on KubeAI.",
  },
  "env-differs": {
    severity: "error",
    message: "the variable `{name}` has two values: one in `env`, one in `envs`",
    help: "keep one of them",
    docs: "`env` and `envs` are two spellings of the same parameter: the published schemas and the SDK write `env`, DigitalHub's server of 2026 reads `envs`.",
  },
  "env-overridden": {
    severity: "info",
    suppressible: true,
    message: "the task's `{key}` has no effect here: the run has variables of its own, in `{own}`",
    docs: "`env` and `envs` are one parameter, and a run's parameter replaces the task's as a whole, as in DigitalHub.",
  },
  "node-selector-twice": {
    severity: "error",
    message: "`node_selector` asks for two values of the label `{key}`",
    help: "keep one of them, or use `affinity` to allow either",
    docs: "A node has one value for a label, so no node could match.",
  },
  "env-twice": {
    severity: "error",
    message: "the variable `{name}` is set twice in `envs`",
    help: "keep one of them",
    docs: "A variable has one value.",
  },
});
