import * as fs from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/commands/table.js";
import { addFiles, chat, contents, folderWith, run } from "./world.js";

describe("the command line", () => {
  it.each([
    [[], 64, "Usage: inferspec <command>"],
    [["--help"], 0, "Usage: inferspec <command>"],
    [["help", "synth"], 0, "Usage: inferspec synth"],
    [["help", "snyth"], 64, "did you mean `synth`?"],
    [["--version"], 0, "0.0.0"],
    [["validat"], 64, "did you mean `validate`?"],
    [["--quiet", "validate"], 64, "the command comes first"],
    [["validate", "--formt=json"], 64, "did you mean `--format`?"],
    [["validate", "--check"], 64, "`inferspec validate` has no option `--check`"],
    [["validate", "--format", "jsno"], 64, "did you mean `json`?"],
    [["validate", "--format"], 64, "`--format` needs a value"],
    [["validate", "--config", "--quiet"], 64, "`--config` needs a value"],
    [["validate", "--quiet=yes"], 64, "takes no value"],
    [["validate", "--max-warnings=many", "x.yaml"], 64, "needs a number"],
    [["validate"], 64, "no input"],
    [["synth", "a.yaml"], 64, "no backend"],
    [["synth", "-b", "kubeai", "a.yaml", "--check"], 64, "`--check` compares with a folder"],
    [["synth", "-b", "kubeai", "a.yaml", "--emit", "valeus"], 64, "this run made no `valeus`"],
    [["synth", "-b", "kubai", "a.yaml"], 1, "did you mean `kubeai`?"],
    [["schema", "kubeai-txt"], 64, "did you mean `kubeai-text`?"],
    [["completion", "tcsh"], 64, "name one shell"],
    [["explain"], 64, "explain what?"],
    [["validate", "missing.yaml"], 1, "missing.yaml"],
    [["validate", "none/*.yaml"], 1, "`none/*.yaml` matches no file"],
    [["validate", "."], 0, ""],
  ])("%j ends with %i", async (argv, expected, said) => {
    const folder = await folderWith({ "a.yaml": chat() });
    const { code, out, err } = await run(folder, argv);
    expect(out + err).toContain(said);
    expect(code).toBe(expected);
    expect(out + err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    "%s --help shows every option and an example",
    async (name, command) => {
      const { code, out } = await run("/", [name, "--help"]);
      expect(code).toBe(0);
      for (const option of command.options) expect(out).toContain(`--${option}`);
      expect(out).toContain(command.examples[0]?.line);
    },
  );

  it("reports a bug in one line, and its stack only when asked", async () => {
    const folder = await folderWith();
    const stdin = {
      get length(): number {
        throw new TypeError("a planted bug\nwith a second line");
      },
    } as unknown as Uint8Array;
    const plain = await run(folder, ["validate", "-"], { stdin });
    expect(plain).toMatchObject({ code: 70, out: "" });
    expect(plain.err).toMatch(/^inferspec: this is a bug in inferspec .*\n$/);
    expect(plain.err.split("\n")).toHaveLength(2);
    const debug = await run(folder, ["validate", "-"], { stdin, env: { INFERSPEC_DEBUG: "1" } });
    expect(debug.err).toContain("    at ");
  });
});

describe("inputs", () => {
  it("takes folders and globs without what is no spec, in one order", async () => {
    const folder = await folderWith({
      "s/b.yml": chat("b"),
      "s/a.yaml": chat("a"),
      "s/deep/c.json": JSON.stringify({
        kind: "kubeai-text",
        name: "c",
        model_name: "c",
        url: "hf://a/b",
        engine: "VLLM",
        features: [],
      }),
      "s/node_modules/x.yaml": "not: a spec",
      "s/.hidden/x.yaml": "not: a spec",
      "s/inferspec.config.yaml": "nonsense: true",
      "s/x.ts": "throw new Error('must not run')",
      "s/readme.md": "# no",
    });
    const whole = await run(folder, ["plan", "s"]);
    expect(whole.err).not.toContain("error");
    const plan = JSON.parse(whole.out) as { workloads: { origin: { function: string } }[] };
    expect(plan.workloads.map(({ origin }) => origin.function)).toEqual(["a", "b"]);
    const other = await run(folder, [
      "plan",
      "s/deep/*.json",
      "s/b.yml",
      "s/**/*.yaml",
      "s/a.yaml",
    ]);
    expect(other.out).toBe(whole.out);
  });

  it("reads standard input under the name that it is given", async () => {
    const folder = await folderWith();
    const good = await run(folder, ["plan", "-"], { stdin: chat() });
    expect(good.code).toBe(0);
    const bad = await run(folder, ["validate", "-", "--stdin-name", "web/form.yaml"], {
      stdin: chat().replace("VLLM", "VLMM"),
    });
    expect(bad.code).toBe(1);
    expect(bad.err).toContain("web/form.yaml:7:");
    const typescript = await run(folder, ["validate", "-", "--stdin-name", "x.ts"]);
    expect(typescript.code).toBe(64);
  });

  it.each([
    ["broken YAML", "kind: [kubeai-text\n  name: x: y\n"],
    ["binary", new Uint8Array([0, 159, 146, 150, 255, 0, 1])],
    ["half a surrogate", '"\\ud800": 1'],
    ["nothing", ""],
    ["a scalar", "42"],
    [
      "a bomb",
      `a: &a [1,1]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : "a"},*${i ? `b${i - 1}` : "a"}]`).join("\n")}`,
    ],
    ["deep nesting", "[".repeat(20_000)],
    ["a prototype", '{"__proto__": {"kind": "kubeai-text"}, "constructor": 1}'],
    ["a very long line", `name: ${"x".repeat(300_000)}`],
  ])("survives %s", async (_what, stdin) => {
    const folder = await folderWith();
    for (const format of ["text", "json", "sarif", "github"]) {
      const { code, out, err } = await run(folder, ["validate", "-", "--format", format], {
        stdin,
      });
      expect([0, 1]).toContain(code);
      expect(out + err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      if (format === "json" || format === "sarif")
        expect(() => JSON.parse(out) as unknown).not.toThrow();
      else expect(out).toBe("");
    }
  });

  it.each(["", "# nothing\n", "---\n---\n", "[]\n"])(
    "warns of an input that holds %j",
    async (text) => {
      const folder = await folderWith({ "s/a.yaml": chat(), "s/b.yaml": text });
      const { code, err } = await run(folder, ["validate", "-b", "kubeai", "s"]);
      expect(code).toBe(0);
      expect(err.match(/cli\/no-entity/g)).toHaveLength(1);
      expect(err).toContain("`s/b.yaml` holds no entity");
      expect((await run(folder, ["validate", "-b", "kubeai", "s/a.yaml"])).err).toBe("");
      const missing = await run(folder, ["validate", "-b", "kubeai", "s/c.yaml"]);
      expect(missing.err).not.toContain("no-entity");
    },
  );

  it("does not take inputs that were never read for empty", async () => {
    const folder = await folderWith({
      "s/a.yaml": chat("a"),
      "s/b.yaml": chat("b"),
      "inferspec.config.yaml": "limits: { files: 1 }\n",
    });
    const { code, err } = await run(folder, ["validate", "s"]);
    expect(code).toBe(1);
    expect(err).toContain("input files");
    expect(err).not.toContain("no-entity");
  });

  it("are counted in the report for programs, whether or not there are findings", async () => {
    const folder = await folderWith({ "s/a.yaml": chat("a"), "s/b.yaml": chat("b") });
    const { out } = await run(folder, ["validate", "s", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ summary: { files: 2 }, diagnostics: [] });
  });

  it("shows a frame of a file that is too broken to be read", async () => {
    const folder = await folderWith({ "a.yaml": "kind: 'kubeai-text\nname: x\n" });
    const { code, err } = await run(folder, ["validate", "a.yaml"]);
    expect(code).toBe(1);
    expect(err).toContain("kind: 'kubeai-text");
  });
});

describe("diagnostics", () => {
  it("says that the rules of no target were checked, to people only", async () => {
    const folder = await folderWith({ "a.yaml": chat() });
    const plain = await run(folder, ["validate", "a.yaml"]);
    expect(plain).toMatchObject({ code: 0, out: "" });
    expect(plain.err).toMatch(/^info: .*`-b kubeai`.*`backend:`.*\n$/);
    for (const more of [["-b", "kubeai"], ["--quiet"], ["--format=github"]]) {
      expect((await run(folder, ["validate", "a.yaml", ...more])).err).toBe("");
    }
    for (const format of ["json", "sarif"]) {
      expect((await run(folder, ["validate", "a.yaml", "--format", format])).err).toBe("");
    }
    await addFiles(folder, { "inferspec.config.yaml": "backend: kubeai\n" });
    expect((await run(folder, ["validate", "a.yaml"])).err).toBe("");
  });

  it.each(["text", "json", "sarif", "github"])(
    "shows no secret of a spec as %s",
    async (format) => {
      const folder = await folderWith({
        "a.yaml": chat("chat", "    envs: { DB_PASSWORD: swordfish }\n").replace(
          "nvidia-gpu-l4",
          "hf_abcdefghijklmnop",
        ),
      });
      const argv = ["validate", "-b", "kubeai", "a.yaml", "--format", format];
      const { code, out, err } = await run(folder, argv);
      expect(code).toBe(1);
      expect(out + err).toContain("kubeai/unknown-profile");
      expect(out + err).toContain("•••");
      expect(out + err).not.toMatch(/abcdefghijklmnop|swordfish/);
    },
  );

  it("uses colour for terminals, as NO_COLOR and FORCE_COLOR say", async () => {
    const folder = await folderWith({ "a.yaml": chat().replace("VLLM", "VLMM") });
    const argv = ["validate", "a.yaml"];
    const escape = "\u001b[";
    expect((await run(folder, argv)).err).not.toContain(escape);
    expect((await run(folder, argv, { tty: true })).err).toContain(escape);
    expect((await run(folder, argv, { tty: true, env: { NO_COLOR: "1" } })).err).not.toContain(
      escape,
    );
    expect((await run(folder, argv, { env: { FORCE_COLOR: "1" } })).err).toContain(escape);
  });

  it("keeps standard output for artefacts", async () => {
    const folder = await folderWith({ "a.yaml": chat().replace("VLLM", "VLMM") });
    for (const argv of [
      ["plan", "a.yaml"],
      ["synth", "-b", "kubeai", "a.yaml"],
      ["validate", "a.yaml"],
    ]) {
      const { code, out } = await run(folder, argv);
      expect({ code, out }).toEqual({ code: 1, out: "" });
    }
    const report = await run(folder, ["validate", "--format", "json", "a.yaml"]);
    expect(report.err).toBe("");
    expect(report.out).toContain("spec/bad-value");
  });

  it("counts warnings", async () => {
    const folder = await folderWith({ "a.yaml": chat().split("runs:")[0] ?? "" });
    expect((await run(folder, ["validate", "a.yaml"])).code).toBe(0);
    expect((await run(folder, ["validate", "a.yaml", "--max-warnings", "1"])).code).toBe(0);
    const strict = await run(folder, ["validate", "a.yaml", "--max-warnings", "0"]);
    expect(strict.code).toBe(1);
    const quiet = await run(folder, ["validate", "a.yaml", "--quiet"]);
    expect(quiet).toEqual({ code: 0, out: "", err: "" });
    const served = await run(folder, [
      "validate",
      "a.yaml",
      "--default-run",
      "--max-warnings",
      "0",
    ]);
    expect(served.code).toBe(0);
  });
});

describe("--fix", () => {
  it("makes the proposed changes, says so, and checks again", async () => {
    const broken = chat().replace("model_name", "modelname").replace("VLLM", "VLMM");
    const folder = await folderWith({
      "a.yaml": `\ufeff# kept\r\n${broken.replaceAll("\n", "\r\n")}`,
    });
    const { code, err } = await run(folder, ["validate", "--fix", "a.yaml"]);
    expect(code).toBe(0);
    expect(err).toMatch(/fixed a\.yaml: .*VLLM/);
    const text = await fs.readFile(join(folder, "a.yaml"), "utf8");
    expect(text).toBe(`\ufeff# kept\r\n${chat().replaceAll("\n", "\r\n")}`);
    expect(Object.keys(await contents(folder))).toEqual(["a.yaml"]);
  });

  it("shows no secret that a fix quotes", async () => {
    const broken = chat("chat", '    processors: "7654321"\n    env: { API_KEY: "7654321" }\n');
    const folder = await folderWith({ "a.yaml": broken });
    const { err } = await run(folder, ["validate", "--fix", "a.yaml"]);
    expect(err).toContain("fixed a.yaml: write •••\n");
    expect(err).not.toContain("7654321");
  });

  it("leaves the file as it is when it cannot be written", async () => {
    const broken = chat().replace("VLLM", "VLMM");
    const folder = await folderWith({ "a.yaml": broken });
    const { code, err } = await run(folder, ["validate", "--fix", "a.yaml"], {
      fs: { rename: () => Promise.reject(Object.assign(new Error("x"), { code: "EACCES" })) },
    });
    expect(code).toBe(1);
    expect(err).toContain("fix/unwritable");
    expect(await contents(folder)).toEqual({ "a.yaml": broken });
  });

  it("cannot change standard input", async () => {
    const { code } = await run(await folderWith(), ["validate", "--fix", "-"], { stdin: chat() });
    expect(code).toBe(64);
  });
});

describe("synth", () => {
  it("prints manifests that kubectl takes, and nothing else, on standard output", async () => {
    const folder = await folderWith({ "a.yaml": chat("one"), "b.yaml": chat("two") });
    const { code, out, err } = await run(folder, ["synth", "-b", "kubeai", "b.yaml", "a.yaml"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out.match(/^kind: Model$/gm)).toHaveLength(2);
    expect(out.split("---\n")).toHaveLength(2);
    const again = await run(folder, ["synth", "-b", "kubeai", "a.yaml", "b.yaml"]);
    expect(again.out).toBe(out);
  });

  it("prints one group alone", async () => {
    const folder = await folderWith({
      "a.yaml": chat("one", "    node_selector: [{ key: zone, value: a }]\n"),
    });
    const values = await run(folder, ["synth", "-b", "kubeai", "a.yaml", "--emit", "values"]);
    expect(values.code).toBe(0);
    expect(values.out).toContain("resourceProfiles:");
    const endpoints = await run(folder, ["synth", "-b", "kubeai", "a.yaml", "--emit", "endpoints"]);
    expect(JSON.parse(endpoints.out)).toMatchObject([{ baseUrl: "http://kubeai/openai/v1" }]);
    const manifests = await run(folder, ["synth", "-b", "kubeai", "a.yaml"]);
    expect(manifests.out).not.toContain("resourceProfiles:");
  });
});

describe("init", () => {
  it("makes a starter that synthesises without a word", async () => {
    const folder = await folderWith();
    expect((await run(folder, ["init", "my-models"])).code).toBe(0);
    const starter = join(folder, "my-models");
    const { code, out, err } = await run(starter, ["synth", "--max-warnings", "0"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("kind: Model");
    const files = await contents(starter);
    expect(files["models/chat.yaml"]).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.inferspec\/schema\.json\n/,
    );
    expect(JSON.parse(files[".inferspec/schema.json"] ?? "")).toHaveProperty("$schema");
  });

  it("overwrites nothing, and leaves nothing behind where it fails", async () => {
    const folder = await folderWith({ "inferspec.config.yaml": "project: mine\n" });
    const { code, err } = await run(folder, ["init"]);
    expect(code).toBe(1);
    expect(err).toContain("init/exists");
    expect(await contents(folder)).toEqual({ "inferspec.config.yaml": "project: mine\n" });
    const other = await folderWith();
    let calls = 0;
    const full = await run(other, ["init"], {
      fs: {
        writeFile: async (...args: Parameters<typeof fs.writeFile>) => {
          if (calls++ === 1) throw Object.assign(new Error("x"), { code: "ENOSPC" });
          await fs.writeFile(...args);
        },
      },
    });
    expect(full.code).toBe(1);
    expect(await contents(other)).toEqual({});
  });
});

describe("schema, explain and completion", () => {
  it("prints JSON Schemas", async () => {
    const all = await run("/", ["schema"]);
    const one = await run("/", ["schema", "kubeai-text"]);
    expect(JSON.parse(all.out)).toHaveProperty("$schema");
    expect(JSON.parse(one.out)).toHaveProperty("$schema");
    expect(one.out).not.toBe(all.out);
  });

  it("explains codes, parameters and what does not exist", async () => {
    expect((await run("/", ["explain", "spec/no-run"])).out).toContain("spec/no-run (warning)");
    expect((await run("/", ["explain", "output/foreign-file"])).code).toBe(0);
    expect((await run("/", ["explain", "kubeai-text"])).out).toContain("url (required)");
    expect((await run("/", ["explain", "kubeai-text.engine"])).out).toContain("VLLM");
    expect((await run("/", ["explain", "kubeai-text.adapters.url"])).code).toBe(0);
    const nearCode = await run("/", ["explain", "spec/no-rum"]);
    expect(nearCode).toMatchObject({ code: 64, out: "" });
    expect(nearCode.err).toContain("did you mean `spec/no-run`?");
    expect((await run("/", ["explain", "kubeai-text.engin"])).err).toContain("kubeai-text.engine");
    expect((await run("/", ["explain", "kubeai-txt"])).err).toContain("kubeai-text");
  });

  it("leads from a line of a spec to the lines of the manifest that it caused", async () => {
    const folder = await folderWith({ "a.yaml": chat() });
    const { code, out } = await run(folder, ["explain", "-b", "kubeai", "a.yaml:6"]);
    expect(code).toBe(0);
    expect(out).toContain("a.yaml:6 is `spec.url` of the function chat (kubeai-text)");
    expect(out).toContain('model.uri: "hf://TinyLlama/TinyLlama-1.1B-Chat-v1.0"');
    expect(out).toMatch(/\d+ \| {3}url: hf:\/\/TinyLlama/);
  });

  it.each(["abc", "s3cret-value"])("shows no secret of a line that it explains", async (value) => {
    const folder = await folderWith({ "a.yaml": chat("chat", `    env: { API_KEY: ${value} }\n`) });
    const { out } = await run(folder, ["explain", "-b", "kubeai", "a.yaml:12"]);
    expect(out).toMatch(/^ {2}env\.API_KEY: "•+"$/m);
    expect(out).toMatch(/\d \| +API_KEY: •+$/m);
    expect(out).not.toContain(value);
  });

  it("shows what backends can do, and for which workloads", async () => {
    const folder = await folderWith({ "a.yaml": chat() });
    const all = await run(folder, ["explain", "--matrix"]);
    expect(all.out).toMatch(/^engine\.VLLM +yes +yes$/m);
    const mine = await run(folder, ["explain", "--matrix", "a.yaml"]);
    expect(mine.out).toMatch(/^chat-\w{8} +(yes|emulated) +(yes|emulated)$/m);
    expect((await run(folder, ["explain", "--matrix", "-b", "kubai"])).code).toBe(64);
  });

  it("completes every command and option in every shell", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, out } = await run("/", ["completion", shell]);
      expect(code).toBe(0);
      for (const { name, options } of COMMANDS) {
        expect(out).toContain(name);
        for (const option of options) expect(out).toContain(option);
      }
    }
  });
});

describe("watching", () => {
  it("runs again after a change, and ends cleanly", async () => {
    const folder = await folderWith({ "spec/a.yaml": chat().replace("VLLM", "VLMM") });
    const control = new AbortController();
    let rounds = 0;
    const { code, err } = await run(folder, ["validate", "--watch", "spec"], {
      interrupted: control.signal,
      hear(text) {
        if (!text.includes("watching")) return;
        rounds++;
        if (rounds === 1) setTimeout(() => void addFiles(folder, { "spec/a.yaml": chat() }), 100);
        else control.abort();
      },
    });
    expect(rounds).toBe(2);
    expect(code).toBe(0);
    expect(err).toContain("spec/bad-value");
  });
});
