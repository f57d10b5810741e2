const PHRASES: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EEXIST: "it exists already",
  EISDIR: "it is a folder",
  ELOOP: "too many symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "there is no such file",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is not a folder",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  EXDEV: "it lies on another file system",
};

/** The system's error code, such as `ENOENT`. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

/** A failed file operation in a readable clause, without paths or stacks. */
export function describeFailure(error: unknown): string {
  const code = errnoOf(error);
  if (code !== undefined) return PHRASES[code] ?? code;
  return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "it failed") : String(error);
}
