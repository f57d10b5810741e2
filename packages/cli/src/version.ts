/** Set when the command is bundled; absent when it runs from source. */
declare const INFERSPEC_VERSION: string | undefined;

/** The version of this package. */
export const VERSION: string =
  typeof INFERSPEC_VERSION === "string" ? INFERSPEC_VERSION : "0.0.0-source";
