/** How a server reads its command line, apart from which options it has. */
export interface Dialect {
  /** Whether vLLM's FlexibleArgumentParser rewrites the words first: `--a_b` becomes `--a-b`, `-O3` an option. */
  readonly flexible: boolean;
  /** Whether the beginning of a name is taken for the name where no other begins so (Python's argparse). */
  readonly takesBeginnings: boolean;
  /** What comes of an option that the server does not have. */
  readonly unknown: "exits" | "ignored";
  /** Whether the word behind an option is its value even where it begins with a dash (click). */
  readonly takesDashes: boolean;
}

export const DIALECTS = {
  /** vLLM: argparse's `parse_args` behind FlexibleArgumentParser, which turns underscores into dashes first. */
  vllm: {
    flexible: true,
    takesBeginnings: true,
    unknown: "exits",
    takesDashes: false,
  },
  /** KServe's servers: `parse_known_args`, which FlexibleArgumentParser does not touch. */
  kserve: {
    flexible: false,
    takesBeginnings: true,
    unknown: "ignored",
    takesDashes: false,
  },
  /** Programs written with click or typer. */
  click: {
    flexible: false,
    takesBeginnings: false,
    unknown: "exits",
    takesDashes: true,
  },
} as const satisfies Readonly<Record<string, Dialect>>;

/** How a server reads its environment, apart from which variables it knows. */
export interface Environment {
  /** Variables that begin so are the server's: one that it does not know is a mistake. */
  readonly prefixes: readonly string[];
  /** Whether the server reads a variable whatever its case. */
  readonly anyCase: boolean;
  /** What comes of a value of the wrong type. */
  readonly wrong: "exits" | "ignored";
}

export const ENVIRONMENTS = {
  none: { prefixes: [], anyCase: false, wrong: "ignored" },
  /** pydantic-settings: a value that does not validate ends the server while it starts. */
  mlserver: { prefixes: ["MLSERVER_"], anyCase: true, wrong: "exits" },
  fasterwhisper: { prefixes: ["WHISPER__"], anyCase: true, wrong: "exits" },
  infinity: { prefixes: ["INFINITY_"], anyCase: false, wrong: "exits" },
  /** envconfig: warns in the log, and takes the default. */
  ollama: { prefixes: ["OLLAMA_"], anyCase: false, wrong: "ignored" },
} as const satisfies Readonly<Record<string, Environment>>;
