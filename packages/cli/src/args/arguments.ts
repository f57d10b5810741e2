import type { OptionName } from "./options.js";

/** The parsed command line of one command. */
export class Arguments {
  readonly #options: ReadonlyMap<OptionName, string | true>;

  constructor(
    readonly positionals: readonly string[],
    options: ReadonlyMap<OptionName, string | true>,
  ) {
    this.#options = options;
  }

  /** Whether a flag, or an option with a value, was given. */
  has(name: OptionName): boolean {
    return this.#options.has(name);
  }

  /** The value of an option. */
  text(name: OptionName): string | undefined {
    const value = this.#options.get(name);
    return typeof value === "string" ? value : undefined;
  }
}
