import { execFile, spawn } from "node:child_process";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chat, folderWith, run } from "./world.js";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
// Below the package, so that jiti and typescript are found as they are in an installation.
const dist = join(root, "node_modules/.cache/bundle-test");
const start = join(dist, "start.cjs");

async function command(folder: string, argv: readonly string[], env: Record<string, string> = {}) {
  const child = execute(process.execPath, [start, ...argv], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env["PATH"] ?? "", XDG_CACHE_HOME: join(folder, ".cache"), ...env },
  });
  const { stdout, stderr, code } = await child.then(
    (done) => ({ ...done, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  return { code, out: stdout, err: stderr };
}

beforeAll(async () => {
  await execute(process.execPath, [join(root, "scripts/bundle.mjs"), dist]);
}, 60_000);
afterAll(() => rm(dist, { recursive: true, force: true }));

describe("the bundle", () => {
  it("does what the source does, with and without a code cache", async () => {
    const folder = await folderWith({ "a.yaml": chat() });
    const argv = ["synth", "-b", "kubeai", "a.yaml"];
    const expected = await run(folder, argv);
    expect(await command(folder, argv)).toEqual(expected);
    const cache = join(folder, ".cache/inferspec/code");
    const files = await readdir(cache).catch(() => []);
    // From Node 22 on, Node keeps such a cache itself.
    if (!process.version.startsWith("v20.")) return;
    expect(files).toHaveLength(1);
    const file = join(cache, files[0] ?? "");
    expect(await command(folder, argv)).toEqual(expected);
    const good = await readFile(file);
    for (const bad of [Buffer.from("nonsense"), good.subarray(0, 1000), Buffer.alloc(0)]) {
      await writeFile(file, bad);
      expect(await command(folder, argv)).toEqual(expected);
    }
    await writeFile(join(folder, "blocked"), "");
    expect(await command(folder, argv, { XDG_CACHE_HOME: join(folder, "blocked") })).toEqual(
      expected,
    );
  });

  it("loads its rare parts", async () => {
    const folder = await folderWith({
      "a.yaml": chat(),
      "broken.yaml": chat().replace("VLLM", "VLMM"),
      "a.ts": `import { newProject } from "@inferspec/spec";\nexport default { kind: "kubeai-text", name: typeof newProject === "function" ? "chat" : "none", project: "test", spec: { model_name: "chat", url: "hf://TinyLlama/TinyLlama-1.1B-Chat-v1.0", engine: "VLLM", features: ["TextGeneration"] }, runs: [{ action: "serve", profile: "nvidia-gpu-l4" }] };`,
      "inferspec.config.yaml": "plugins: [./p.mjs]\n",
      "p.mjs": "export default { backends: [] };",
    });
    // The builders come with the bundle.
    expect(await command(folder, ["plan", "a.ts"])).toEqual(await run(folder, ["plan", "a.yaml"]));
    for (const argv of [
      ["schema"],
      ["explain", "kubeai-text.url"],
      ["explain", "--matrix"],
      ["explain", "-b", "kubeai", "a.yaml:6"],
      ["completion", "bash"],
      ["validate", "broken.yaml"],
      ["validate", "--format", "sarif", "broken.yaml"],
      ["--help"],
    ]) {
      const version = /0\.0\.0(-source)?/g;
      const expected = await run(folder, argv);
      const actual = await command(folder, argv);
      expect(actual.err.replace(version, "V")).toBe(expected.err.replace(version, "V"));
      expect(actual.out.replace(version, "V")).toBe(expected.out.replace(version, "V"));
      expect(actual.code).toBe(expected.code);
    }
  });

  it("is quiet when its reader leaves", async () => {
    const folder = await folderWith({ "a.yaml": chat() });
    const { stderr } = await execute(
      "sh",
      ["-c", `"$0" "$1" schema | head -c 1; :`, process.execPath, start],
      {
        cwd: folder,
      },
    );
    expect(stderr).toBe("");
  });

  it("ends a watch on Ctrl-C with the last result", async () => {
    const folder = await folderWith({ "a.yaml": chat() });
    const child = spawn(process.execPath, [start, "validate", "--watch", "a.yaml"], {
      cwd: folder,
    });
    let err = "";
    const code = await new Promise((settle) => {
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        err += text;
        if (text.includes("watching")) child.kill("SIGINT");
      });
      child.on("exit", settle);
    });
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/inferspec: watching for changes; Ctrl-C ends\n$/) as string,
    });
  });
});
