import type * as promises from "node:fs/promises";

/** Where text goes. */
export interface Sink {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal in columns, where there is one. */
  readonly columns?: number | undefined;
}

/** The file operations that the command uses; tests make single ones fail. */
export type FileSystem = Pick<
  typeof promises,
  | "copyFile"
  | "lstat"
  | "mkdir"
  | "readFile"
  | "readdir"
  | "realpath"
  | "rename"
  | "rm"
  | "rmdir"
  | "stat"
  | "unlink"
  | "writeFile"
>;

/** The whole world as a command sees it: `main` touches nothing else, so tests run it in their own process. */
export interface Io {
  /** An absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: {
    readonly isTTY: boolean;
    /** Everything up to the end of the input. */
    read(): Promise<Uint8Array>;
  };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly fs: FileSystem;
  /** Aborted when the user presses Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** This process, and whether another one is still running: so that a crashed run is told from a busy one. */
  readonly pid: number;
  isRunning(pid: number): boolean;
}
