/** One option of a command, as help, completion, the reference and the parser see it. */
export interface OptionSpec {
  readonly short?: string;
  /** What the value is called in help, e.g. `DIR`; options without it are flags. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** How a shell completes the value. */
  readonly completes?: "file" | "folder";
  readonly summary: string;
}

/** Every option that some command has. One name means the same everywhere. */
export const OPTIONS = {
  backend: {
    short: "b",
    value: "NAME",
    summary:
      "the target to draw for, such as `kubeai`; the configuration's `backend` where left out",
  },
  check: { summary: "write nothing; end with 2 when the folder of `--output` is out of date" },
  config: {
    short: "c",
    value: "FILE",
    completes: "file",
    summary: "use this configuration instead of looking for `inferspec.config.*` upward from here",
  },
  "default-run": { summary: "serve functions that have no run with the defaults of their kind" },
  emit: {
    value: "GROUP",
    summary:
      "print one group instead of the manifests: `manifests`, `endpoints`, or a side file's group such as `values`",
  },
  fix: { summary: "make the changes that the diagnostics propose, then check again" },
  format: {
    value: "FORMAT",
    choices: ["text", "json", "sarif", "github"],
    summary: "how diagnostics are written",
  },
  from: { value: "NAME", summary: "the backend that the specs are served with" },
  help: { short: "h", summary: "show help" },
  matrix: { summary: "show what each backend can do; with files, for their workloads" },
  "max-warnings": { value: "N", summary: "end with 1 when there are more than N warnings" },
  output: {
    short: "o",
    value: "DIR",
    completes: "folder",
    summary: "write into this folder, which then holds exactly what this run made",
  },
  quiet: { short: "q", summary: "say nothing but errors" },
  "stdin-name": {
    value: "NAME",
    summary: "the file name to show for what `-` reads; its ending says what it is",
  },
  to: { value: "NAME", summary: "the backend that the specs are to move to" },
  version: { short: "v", summary: "show the version" },
  watch: {
    short: "w",
    summary: "run again whenever an input or the configuration changes, until Ctrl-C",
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof OPTIONS;

/** The specification of an option, without the literal types of the table. */
export function optionSpec(name: OptionName): OptionSpec {
  return OPTIONS[name];
}
