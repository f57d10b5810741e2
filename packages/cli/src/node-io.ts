import { nodeFiles } from "./node-files.js";
import { nodeSink } from "./node-sink.js";
import type { Io } from "./io.js";

/** The real world. */
export function createNodeIo(): Io {
  let controller: AbortController | undefined;
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: {
      // Asking `process.stdin` would open it, which costs a millisecond of every start.
      get isTTY() {
        return process.stdin.isTTY;
      },
      async read() {
        const chunks: Uint8Array[] = [];
        for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk);
        return Buffer.concat(chunks);
      },
    },
    stdout: nodeSink(1, () => process.stdout),
    stderr: nodeSink(2, () => process.stderr),
    fs: nodeFiles,
    // Only who asks takes Ctrl-C over from Node, which otherwise ends the process at once; a second one still does.
    get interrupted() {
      if (controller) return controller.signal;
      const made = (controller = new AbortController());
      process.once("SIGINT", () => {
        made.abort();
      });
      return made.signal;
    },
    pid: process.pid,
    isRunning(pid) {
      try {
        process.kill(pid, 0);
        return true;
      } catch (error) {
        return error instanceof Error && "code" in error && error.code === "EPERM";
      }
    },
  };
}
