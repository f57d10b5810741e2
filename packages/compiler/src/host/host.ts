/** Why a file could not be read; `detail` is one readable clause, without a stack. */
export interface ReadFailure {
  readonly ok: false;
  readonly reason: "not-found" | "not-a-file" | "denied" | "too-large" | "failed";
  readonly detail: string;
  /** Where it is too large: how many bytes it has, if that is known. */
  readonly size?: number | undefined;
}

export type ReadResult = { readonly ok: true; readonly bytes: Uint8Array } | ReadFailure;

/** All that the compiler asks of the world around it. Neither method throws. */
export interface Host {
  /** Reads a whole file, refusing to read more than `maxBytes`. */
  read(file: string, maxBytes: number): Promise<ReadResult>;
  /** The name of a file that is given relative to another file, both with forward slashes. */
  resolve(from: string, relative: string): string;
}
