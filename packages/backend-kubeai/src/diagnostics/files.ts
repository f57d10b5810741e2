import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the files that are put into the container. */
export const files = defineDiagnostics("kubeai", {
  "too-many-files": {
    severity: "error",
    message: "there are {count} files, more than the 10 that a Model takes",
    help: "join some of them, or use a `pvc://`",
    docs: "The CRD allows 10 items in `files`; KubeAI puts them all into one ConfigMap.",
  },
  "file-path": {
    severity: "error",
    message: "`{path}` cannot be a file's path: {problem}",
    help: "write an absolute path such as `/config/template.jinja`",
    docs: "CRD: at most 1024 characters, and `Path must be an absolute path, starting with /, and must not contain a ':' character.`",
  },
  "duplicate-file": {
    severity: "error",
    message: "two files have the path `{path}`",
    help: "remove one of them",
    docs: "CRD rule on `spec`: `All file paths must be unique.`",
  },
  "file-key": {
    severity: "error",
    suppressible: true,
    message: "KubeAI cannot store `{path}`: {problem}",
    help: "use letters, digits, `.`, `_` and `-` in paths, at most 253 characters in all",
    docs: "The files go into one ConfigMap, under their paths with `_` for `/`. Kubernetes refuses keys with other characters or more than 253 of them, KubeAI stops there, and only its log says so.",
  },
  "file-collision": {
    severity: "error",
    suppressible: true,
    message: "`{path}` and `{other}` are the same key, `{key}`, in KubeAI's ConfigMap",
    help: "rename one of them",
    docs: "The files go into one ConfigMap, under their paths with `_` for `/`. `/a/b` and `/a_b` become the same key, and one silently gets the other's content.",
  },
  "file-content": {
    severity: "error",
    message: "`{path}` has {length} characters, more than the 100,000 that a Model takes",
    help: "use a `pvc://` for large files",
    docs: "The CRD allows 100,000 characters of content in a file.",
  },
  "files-size": {
    severity: "error",
    suppressible: true,
    message:
      "the files have {bytes} bytes together, more than the 1,048,576 that a ConfigMap holds",
    help: "make them smaller, or use a `pvc://`",
    docs: "The CRD counts characters of each file. A ConfigMap's limit is 1 MiB of bytes in all; above it KubeAI stops before making Pods, and only its log says so.",
  },
  "files-hash": {
    severity: "warning",
    suppressible: true,
    message:
      "`{variable}` is set by the spec, so changed files will not restart the Pods by themselves",
    help: "remove it: Inferspec sets it to a hash of the files",
    docs: "KubeAI does not restart Pods when the content of `files` changes, and the mounted copies are never refreshed. Inferspec therefore puts a hash of them into the environment.",
  },
  "empty-value": {
    severity: "info",
    suppressible: true,
    message: "`{what}` is empty, which says the same as leaving it out",
    docs: 'For KubeAI an empty list or text is not the same as none: `adapters: []` is refused for most engines, and `cacheProfile: ""` passes the CRD\'s rules and is then ignored. Empty values are therefore never written.',
  },
});
