import { fstatSync, statSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import { errnoOf } from "./errno.js";
import type { Sink } from "./io.js";

/**
 * One of the process's own outputs, written directly: Node's streams (`open` gives them) cost every start milliseconds,
 * and are asked only about terminals and to wait for a reader that is slow.
 */
export function nodeSink(fd: number, open: () => NodeJS.WriteStream): Sink {
  let stream: NodeJS.WriteStream | undefined;
  const opened = (): NodeJS.WriteStream => {
    stream ??= open().on("error", leave);
    return stream;
  };
  return {
    write(text) {
      const rest = stream ? Buffer.from(text) : writeNow(fd, Buffer.from(text));
      // Once a stream has something to write, all that follows goes behind it.
      if (rest.byteLength > 0) opened().write(rest);
    },
    get isTTY() {
      return mayBeTerminal(fd) && opened().isTTY;
    },
    get columns() {
      return mayBeTerminal(fd) && opened().isTTY ? opened().columns : undefined;
    },
  };
}

/** Writes what the output takes at once and gives the rest. A pipe that somebody made non-blocking may take only a part. */
function writeNow(fd: number, bytes: Uint8Array): Uint8Array {
  let rest = bytes;
  try {
    while (rest.byteLength > 0) rest = rest.subarray(writeSync(fd, rest));
  } catch (error) {
    if (errnoOf(error) !== "EAGAIN") leave(error);
  }
  return rest;
}

/** The reader of a pipe may leave at any time (`| head`): that ends the run, and is not worth a word. */
function leave(error: unknown): never {
  if (errnoOf(error) === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
}

/** A terminal is a character device, and so is the null device, to which much output goes. */
function mayBeTerminal(fd: number): boolean {
  try {
    const device = fstatSync(fd);
    return device.isCharacterDevice() && device.rdev !== statSync(devNull).rdev;
  } catch {
    return false;
  }
}
