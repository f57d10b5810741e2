import { chmod, mkdir, readFile, rename, stat, symlink, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, isSafeName } from "../src/output/names.js";
import { addFiles, chat, contents, folderWith, run } from "./world.js";

const SYNTH = ["synth", "-b", "kubeai", "spec", "-o", "out"];
const two = { "spec/a.yaml": chat("one"), "spec/b.yaml": chat("two") };
const failing = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOSPC" }));

async function synthesised(): Promise<string> {
  const folder = await folderWith(two);
  const { code } = await run(folder, SYNTH);
  expect(code).toBe(0);
  return folder;
}

describe("synth -o", () => {
  it("writes one file a workload, the endpoints and the index", async () => {
    const folder = await synthesised();
    const files = Object.keys(await contents(join(folder, "out"))).sort();
    expect(files).toEqual([
      ".inferspec.json",
      "endpoints.json",
      expect.stringMatching(/^manifests\/one-\w{8}\.yaml$/),
      expect.stringMatching(/^manifests\/two-\w{8}\.yaml$/),
    ]);
    const index: unknown = JSON.parse(await readFile(join(folder, "out/.inferspec.json"), "utf8"));
    expect(index).toEqual({ inferspec: "output/v1", files: files.slice(1) });
  });

  it("leaves unchanged files alone, prunes its own and keeps foreign ones", async () => {
    const folder = await synthesised();
    await writeFile(join(folder, "out/notes.txt"), "mine");
    const before = await contents(join(folder, "out"));
    const kept = Object.keys(before).find((name) => name.includes("one-")) ?? "";
    const { mtimeMs } = await stat(join(folder, "out", kept));
    await unlink(join(folder, "spec/b.yaml"));
    const { code, err } = await run(folder, SYNTH);
    expect(code).toBe(0);
    expect(err).toMatch(/manifests\/two-\w+\.yaml: removed/);
    expect((await stat(join(folder, "out", kept))).mtimeMs).toBe(mtimeMs);
    const after = await contents(join(folder, "out"));
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length - 1);
    expect(after["notes.txt"]).toBe("mine");
  });

  it("says what a removed manifest leaves in the cluster, and which input was emptied", async () => {
    const folder = await synthesised();
    await writeFile(join(folder, "spec/b.yaml"), "# was two\n");
    const check = await run(folder, [...SYNTH, "--check"]);
    expect(check).toMatchObject({ code: 2 });
    expect(check.err).not.toContain("foreign-manifest");
    const { code, err } = await run(folder, SYNTH);
    expect(code).toBe(0);
    expect(err).toContain("warning cli/no-entity");
    expect(err).toContain("`spec/b.yaml` holds no entity");
    expect(err).not.toContain("`spec/a.yaml` holds");
    expect(err).toMatch(/two-\w+\.yaml: removed; .* until `kubectl delete`/);
  });

  it.each([[[]], [["--check"]]])(
    "warns of a foreign file among the manifests, with %j",
    async (more) => {
      const folder = await synthesised();
      await addFiles(folder, { "out/manifests/mine.yaml": "a: 1", "out/manifests/notes.txt": "" });
      const { code, err } = await run(folder, [...SYNTH, ...more]);
      expect(code).toBe(0);
      expect(err.match(/output\/foreign-manifest/g)).toHaveLength(1);
      expect(err).toContain("`manifests/mine.yaml`");
      expect(await readFile(join(folder, "out/manifests/mine.yaml"), "utf8")).toBe("a: 1");
    },
  );

  it("does not take its own output for specs", async () => {
    const folder = await synthesised();
    expect(await run(folder, ["validate", "."])).toMatchObject({ code: 0 });
  });

  it("refuses to overwrite a file that it did not write", async () => {
    const folder = await synthesised();
    const before = await contents(join(folder, "out"));
    const name = Object.keys(before).find((file) => file.includes("two-")) ?? "";
    const other = await folderWith({ ...two, [`out/${name}`]: "mine" });
    const { code, err } = await run(other, SYNTH);
    expect(code).toBe(1);
    expect(err).toContain("output/foreign-file");
    expect(await contents(join(other, "out"))).toEqual({ [name]: "mine" });
  });

  it("writes nothing where the spec has an error", async () => {
    const folder = await synthesised();
    const before = await contents(join(folder, "out"));
    await writeFile(join(folder, "spec/a.yaml"), chat("one").replace("VLLM", "VLMM"));
    expect((await run(folder, SYNTH)).code).toBe(1);
    expect(await contents(join(folder, "out"))).toEqual(before);
  });

  it("puts everything back when any single step fails", async () => {
    const folder = await synthesised();
    const before = await contents(join(folder, "out"));
    await writeFile(join(folder, "spec/a.yaml"), chat("one", "    replicas: 2\n"));
    await writeFile(join(folder, "spec/b.yaml"), chat("three"));
    for (const method of ["mkdir", "writeFile", "rename", "copyFile", "unlink"] as const) {
      for (let nth = 0; nth < 12; nth++) {
        let calls = 0;
        const real = (await import("node:fs/promises"))[method] as (
          ...args: unknown[]
        ) => Promise<unknown>;
        const fs = {
          [method]: (...args: unknown[]) => (calls++ === nth ? failing() : real(...args)),
        };
        const { code, err } = await run(folder, SYNTH, { fs });
        if (code === 0) {
          expect(calls).toBeLessThanOrEqual(nth);
          break;
        }
        expect(err).toContain("output/unwritable");
        expect(await contents(join(folder, "out"))).toEqual(before);
      }
      // Some step of each sort succeeded in the end; go back for the next sort.
      await writeFile(join(folder, "spec/a.yaml"), two["spec/a.yaml"]);
      await writeFile(join(folder, "spec/b.yaml"), two["spec/b.yaml"]);
      expect((await run(folder, SYNTH)).code).toBe(0);
      await writeFile(join(folder, "spec/a.yaml"), chat("one", "    replicas: 2\n"));
      await writeFile(join(folder, "spec/b.yaml"), chat("three"));
    }
  });

  it("repairs what a run that was killed left half-done", async () => {
    const folder = await synthesised();
    const before = await contents(join(folder, "out"));
    await writeFile(join(folder, "spec/b.yaml"), chat("three"));
    // As if the process ended after the second file: every later step, restoring included, fails.
    let renames = 0;
    const dead = { unlink: failing, rm: failing };
    const { code, err } = await run(folder, SYNTH, {
      fs: { ...dead, rename: (from, to) => (renames++ < 2 ? rename(from, to) : failing()) },
    });
    expect(code).toBe(1);
    expect(err).toContain("output/unrestored");
    expect(
      Object.keys(await contents(join(folder, "out"))).some((name) =>
        name.includes("-transaction"),
      ),
    ).toBe(true);
    await writeFile(join(folder, "spec/b.yaml"), two["spec/b.yaml"]);
    expect((await run(folder, SYNTH)).err).toBe("out is up to date\n");
    expect(await contents(join(folder, "out"))).toEqual(before);
  });

  it("keeps out of the way of a run that is still at work", async () => {
    const folder = await synthesised();
    await mkdir(join(folder, "out/.inferspec-transaction"));
    await writeFile(join(folder, "out/.inferspec-transaction/owner"), "77");
    const busy = await run(folder, SYNTH, { running: (pid) => pid === 77 });
    expect(busy).toMatchObject({ code: 1 });
    expect(busy.err).toContain("output/busy");
    expect((await run(folder, SYNTH)).code).toBe(0);
  });

  it("does not follow symbolic links", async () => {
    const folder = await synthesised();
    const outside = await folderWith({ secret: "kept" });
    const [name = ""] = Object.keys(await contents(join(folder, "out/manifests")));
    await unlink(join(folder, "out/manifests", name));
    await symlink(join(outside, "secret"), join(folder, "out/manifests", name));
    const { code, err } = await run(folder, SYNTH);
    expect(code).toBe(1);
    expect(err).toContain("a symbolic link");
    expect(await contents(outside)).toEqual({ secret: "kept" });
  });

  it("does not follow a linked folder for manifests", async () => {
    const outside = await folderWith();
    const folder = await folderWith({ ...two, "out/.keep": "" });
    await symlink(outside, join(folder, "out/manifests"));
    expect((await run(folder, SYNTH)).err).toContain("output/not-a-file");
    expect(await contents(outside)).toEqual({});
  });

  it.each([["../victim.yaml"], ["/etc/passwd"], ["manifests/../../victim.yaml"], [".git/config"]])(
    "trusts no index that names %s",
    async (name) => {
      const folder = await folderWith({
        ...two,
        "victim.yaml.keep": "",
        "victim.txt": "kept",
        "out/.inferspec.json": JSON.stringify({ inferspec: "output/v1", files: [name] }),
      });
      const before = await contents(folder);
      const { code, err } = await run(folder, SYNTH);
      expect(code).toBe(1);
      expect(err).toContain("output/bad-index");
      expect(await contents(folder)).toEqual(before);
    },
  );

  it("trusts no journal that names files elsewhere", async () => {
    const folder = await folderWith({
      ...two,
      "victim.txt": "kept",
      "out/.inferspec-transaction/journal.json": JSON.stringify([
        { name: "../victim.txt", exists: false },
      ]),
    });
    const { code } = await run(folder, SYNTH);
    expect(code).toBe(1);
    expect((await contents(folder))["victim.txt"]).toBe("kept");
  });

  it("cannot be led out of the folder by any name of a spec", async () => {
    const hostile = fc.oneof(
      fc.constantFrom("../../x", "..", "/etc/x", "a/b", ".", "con", "x\u0000y", "-rf", "..\\x"),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const folder = await folderWith();
        await addFiles(folder, {
          "spec/a.json": JSON.stringify({
            kind: "kubeai-text",
            name: "safe",
            spec: {
              model_name: name,
              url: "hf://a/b",
              engine: "VLLM",
              features: ["TextGeneration"],
            },
            runs: [{ action: "serve", name }],
          }),
        });
        const { code } = await run(folder, SYNTH);
        expect([0, 1]).toContain(code);
        const written = Object.keys(await contents(folder)).filter(
          (file) => file !== "spec/a.json",
        );
        for (const file of written) {
          expect(file).toMatch(
            /^out\/(\.inferspec\.json|endpoints\.json|[a-z-]+\.yaml|manifests\/[a-z0-9-]+\.yaml)$/,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it("says what is wrong with a folder that it may not write", async () => {
    const folder = await folderWith({ ...two, out: "a file" });
    const { code, err } = await run(folder, SYNTH);
    expect(code).toBe(1);
    expect(err).toMatch(/cannot write|not a list/);
    await chmod(folder, 0o755);
  });

  it("tells which changes the cluster refuses", async () => {
    const cached = (profile: string) => chat("one", `    cache_profile: ${profile}\n`);
    const config = `backends: { kubeai: { cacheProfiles: { a: { sharedFilesystem: { storageClassName: x } }, b: { sharedFilesystem: { storageClassName: x } } } } }\n`;
    const folder = await folderWith({
      "spec/a.yaml": cached("a"),
      "inferspec.config.yaml": config,
    });
    expect((await run(folder, SYNTH)).code).toBe(0);
    await writeFile(join(folder, "spec/a.yaml"), cached("b"));
    const { code, err } = await run(folder, SYNTH);
    expect(code).toBe(0);
    expect(err).toContain("output/cluster-refuses");
    expect(err).toContain("spec.cacheProfile");
  });
});

describe("synth --check", () => {
  it("ends with 0 when the folder is up to date and 2 when it is not, and writes nothing", async () => {
    const folder = await synthesised();
    expect((await run(folder, [...SYNTH, "--check"])).code).toBe(0);
    await writeFile(join(folder, "spec/b.yaml"), chat("three"));
    const before = await contents(join(folder, "out"));
    const stale = await run(folder, [...SYNTH, "--check"]);
    expect(stale.code).toBe(2);
    expect(stale.err).toMatch(/two-\w+\.yaml: is no longer made/);
    expect(await contents(join(folder, "out"))).toEqual(before);
  });

  it("ends with 2 when a file was edited, or the folder is missing", async () => {
    const folder = await synthesised();
    await writeFile(join(folder, "out/endpoints.json"), "{}");
    expect((await run(folder, [...SYNTH, "--check"])).code).toBe(2);
    const fresh = await folderWith(two);
    expect((await run(fresh, [...SYNTH, "--check"])).code).toBe(2);
    expect(Object.keys(await contents(fresh))).toHaveLength(2);
  });
});

describe("safe names", () => {
  it("never leave the folder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        if (!isSafeName(name)) return;
        const path = join("/base", name);
        expect(path.startsWith("/base/")).toBe(true);
        expect(path.split("/").length).toBeLessThanOrEqual(4);
        expect(foldName(name)).toBe(foldName(foldName(name)));
      }),
    );
    for (const name of [
      "..",
      "../x",
      "a/../b",
      "/a",
      "a//b",
      "a\\b/c",
      "a/b/c",
      ".x",
      "",
      "c:/x",
      "a\u0000",
    ]) {
      expect(isSafeName(name), JSON.stringify(name)).toBe(false);
    }
  });
});
