import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";
import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";
import type { Round } from "./repeat.js";

/** How long changes may trail in before a run starts: editors save in several steps. Milliseconds. */
const QUIET_MS = 60;

/** Runs now and after every change of what the last run read, until Ctrl-C. Gives the last run's exit code. */
export async function watchRounds(
  run: () => Promise<Round>,
  ignored: string | undefined,
  io: Io,
): Promise<ExitCode> {
  for (;;) {
    const started = Date.now();
    const { code, watched } = await run();
    if (io.interrupted.aborted || watched.length === 0) return code;
    io.stderr.write("inferspec: watching for changes; Ctrl-C ends\n");
    await changeIn(watched, started, ignored, io);
    if (io.interrupted.aborted) return code;
  }
}

/** Waits until something changed and it has been quiet for a moment, or until Ctrl-C. A change while the run was on counts. */
async function changeIn(
  paths: readonly string[],
  since: number,
  ignored: string | undefined,
  { interrupted, fs }: Io,
): Promise<void> {
  // Talking about it may have been the user's cue to end it.
  if (interrupted.aborted) return;
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((settle) => {
    interrupted.addEventListener("abort", () => {
      settle();
    });
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(settle, QUIET_MS);
    };
    for (const [folder, names] of byFolder(paths)) {
      try {
        // Files are watched through their folder: editors replace them, which ends a watch on the file itself.
        const watcher = watch(folder, { recursive: names === undefined }, (_event, name) => {
          if (ignored !== undefined && name !== null && `${folder}/${name}`.startsWith(ignored))
            return;
          if (names === undefined || name === null || names.has(name)) changed();
        });
        watcher.on("error", () => {
          watcher.close();
        });
        watchers.push(watcher);
      } catch {
        // The folder is gone; when it comes back, another watched path or the next run notices.
      }
    }
    for (const file of paths.filter((path) => !path.endsWith("/"))) {
      fs.stat(file).then(
        ({ mtimeMs }) => {
          if (mtimeMs > since) changed();
        },
        () => undefined,
      );
    }
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}

/** Folder → the names in it that matter; `undefined` for all, below it too. Watched folders end with a slash. */
function byFolder(paths: readonly string[]): Map<string, Set<string> | undefined> {
  const folders = new Map<string, Set<string> | undefined>();
  for (const path of paths) {
    if (path.endsWith("/")) folders.set(path.slice(0, -1), undefined);
  }
  for (const path of paths) {
    if (path.endsWith("/")) continue;
    const folder = dirname(path);
    if (folders.has(folder) && folders.get(folder) === undefined) continue;
    const names = folders.get(folder) ?? new Set();
    folders.set(folder, names.add(basename(path)));
  }
  return folders;
}
