import type { OptionName } from "../args/options.js";
import type { CommandSpec } from "./command.js";

const INPUT_OPTIONS = [
  "config",
  "default-run",
  "stdin-name",
  "format",
  "quiet",
  "max-warnings",
] as const satisfies readonly OptionName[];

const FILES = {
  name: "FILE",
  many: true,
  completes: "file",
  summary:
    "files, folders, globs, or `-` for standard input; the configuration's `inputs` where left out. Folders and globs take `.yaml`, `.yml` and `.json`; a `.ts` file runs only when it is named.",
} as const;

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "init",
    summary: "make a working starter in an empty folder",
    details:
      "Writes a spec, a configuration and the schema that editors check the spec with. Existing files are never overwritten.",
    positionals: { name: "DIR", summary: "the folder; here where left out", completes: "file" },
    options: ["quiet"],
    examples: [{ line: "inferspec init my-models", does: "start a new folder" }],
    load: () => import("./init.js"),
  },
  {
    name: "validate",
    summary: "check specs and print what is wrong with them",
    details:
      "With `--format json` or `sarif` the report is the artefact and goes to standard output.",
    positionals: FILES,
    options: [...INPUT_OPTIONS, "backend", "fix", "watch"],
    examples: [
      { line: "inferspec validate models/", does: "check every spec of a folder" },
      { line: "inferspec validate --fix llm.yaml", does: "make the proposed changes as well" },
      {
        line: "inferspec validate --format sarif models/ > report.sarif",
        does: "report for code scanning",
      },
    ],
    load: () => import("./validate.js"),
  },
  {
    name: "plan",
    summary: "print the Plan that specs lower to, as canonical JSON",
    positionals: FILES,
    options: INPUT_OPTIONS,
    examples: [
      { line: "inferspec plan llm.yaml", does: "see what is to be served, in no target's words" },
    ],
    load: () => import("./plan.js"),
  },
  {
    name: "synth",
    summary: "draw the manifests of a backend",
    details:
      "Without `--output`, manifests go to standard output as a stream that `kubectl apply -f -` takes. With it, the folder gets `manifests/<workload>.yaml`, the side files and `endpoints.json`, all or nothing; it owns exactly the files listed in `.inferspec.json` and refuses to overwrite others.",
    positionals: FILES,
    options: [...INPUT_OPTIONS, "backend", "output", "check", "emit", "fix", "watch"],
    examples: [
      { line: "inferspec synth -b kubeai llm.yaml | kubectl apply -f -", does: "deploy" },
      { line: "inferspec synth -b kubeai models/ -o out", does: "write one file a workload" },
      {
        line: "inferspec synth -b kubeai models/ -o out --check",
        does: "in CI: end with 2 when `out` is out of date",
      },
      {
        line: "inferspec synth -b kubeai llm.yaml --emit values",
        does: "only the Helm values that the manifests need",
      },
    ],
    load: () => import("./synth.js"),
  },
  {
    name: "schema",
    summary: "print the JSON Schema of a kind, or of all kinds together",
    positionals: {
      name: "KIND",
      summary: "a kind such as `kubeai-text`; all of them where left out",
    },
    options: ["config"],
    examples: [{ line: "inferspec schema > inferspec.schema.json", does: "for editors" }],
    load: () => import("./schema.js"),
  },
  {
    name: "explain",
    summary: "explain a diagnostic, a parameter, or a line of a spec",
    details:
      "TOPIC is a diagnostic's code, `KIND` or `KIND.path` for a parameter, or `FILE:LINE` for what stands there and what becomes of it. With `--from` and `--to` and files, it tells what moving them to another backend keeps, changes and loses.",
    positionals: {
      name: "TOPIC",
      many: true,
      summary: "what to explain; with `--matrix`, or `--from` and `--to`, the files",
    },
    options: [
      "config",
      "default-run",
      "stdin-name",
      "backend",
      "matrix",
      "from",
      "to",
      "format",
      "quiet",
    ],
    examples: [
      { line: "inferspec explain spec/no-run", does: "the docs of a diagnostic" },
      { line: "inferspec explain kubeai-text.url", does: "the docs of a parameter" },
      {
        line: "inferspec explain -b kubeai llm.yaml:7",
        does: "which manifest lines a spec line causes",
      },
      { line: "inferspec explain --matrix", does: "what each backend can do" },
      {
        line: "inferspec explain --from kubeai --to kserve llm.yaml",
        does: "what moving a spec to another backend keeps, changes and loses",
      },
    ],
    load: () => import("./explain.js"),
  },
  {
    name: "completion",
    summary: "print a completion script for a shell",
    positionals: {
      name: "SHELL",
      summary: "`bash`, `zsh` or `fish`",
      completes: ["bash", "zsh", "fish"],
    },
    options: [],
    examples: [
      { line: "inferspec completion bash >> ~/.bashrc", does: "install for bash" },
      {
        line: "inferspec completion fish > ~/.config/fish/completions/inferspec.fish",
        does: "install for fish",
      },
    ],
    load: () => import("./completion.js"),
  },
];
