/** What the process ends with. Scripts rely on these numbers. */
export const EXIT = {
  ok: 0,
  /** The spec, the configuration or the output folder has errors. */
  errors: 1,
  /** `--check` found differences. */
  differences: 2,
  /** The command line itself is wrong. */
  usage: 64,
  /** A cluster or a server could not be reached. */
  unreachable: 69,
  /** A bug of ours. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
