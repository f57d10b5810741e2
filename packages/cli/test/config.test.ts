import { describe, expect, it } from "vitest";
import { addFiles, chat, folderWith, run } from "./world.js";

const SYNTH = ["synth"] as const;

describe("the configuration", () => {
  it("is found upward, and gives project, inputs, backend and target", async () => {
    const folder = await folderWith({
      "inferspec.config.yaml":
        "project: shop\ninputs: [models]\nbackend: kubeai\nbackends: { kubeai: { namespace: llms } }\n",
      "models/a.yaml": chat().replace("project: test\n", ""),
      "deep/er/x": "",
    });
    const { code, out, err } = await run(folder, SYNTH, { cwd: `${folder}/deep/er` });
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("namespace: llms");
    const plan = await run(folder, ["plan"]);
    expect(plan.out).toContain('"project": "shop"');
  });

  it.each([
    ["an unknown key", "projct: x\n", "did you mean `project`", "inferspec.config.yaml:1:1"],
    ["a wrong type", "inputs: models\n", "must be a list", "inferspec.config.yaml:1:9"],
    ["a list", "- a\n", "the configuration", "inferspec.config.yaml:1:1"],
    ["two documents", "project: a\n---\nproject: b\n", "must be one map", ""],
    ["broken YAML", "project: [\n", "error", "inferspec.config.yaml:"],
    [
      "an option the backend does not know",
      "backends: { kubeai: { versoin: '0.22' } }\n",
      "`version`",
      "inferspec.config.yaml:1:23",
    ],
    [
      "a plugin that is not there",
      "plugins: [nothing-here]\n",
      "cannot find the plugin `nothing-here`",
      "inferspec.config.yaml:1:11",
    ],
  ])("says where it has %s", async (_what, text, said, place) => {
    const folder = await folderWith({ "inferspec.config.yaml": text, "a.yaml": chat() });
    const { code, out, err } = await run(folder, ["synth", "-b", "kubeai", "a.yaml"]);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(said);
    expect(err).toContain(place);
  });

  it("is not chosen between two, and must exist where it is named", async () => {
    const folder = await folderWith({
      "inferspec.config.yaml": "",
      "inferspec.config.json": "{}",
      "a.yaml": chat(),
    });
    expect((await run(folder, ["validate", "a.yaml"])).err).toContain("config/two-files");
    expect((await run(folder, ["validate", "-c", "inferspec.config.yaml", "a.yaml"])).code).toBe(0);
    expect((await run(folder, ["validate", "-c", "none.yaml", "a.yaml"])).err).toContain(
      "config/unreadable",
    );
  });

  it("allows what the target admits, with a reason", async () => {
    const folder = await folderWith({
      "a.yaml": chat().split("runs:")[0] ?? "",
      "inferspec.config.yaml":
        "suppress: [{ code: spec/no-run, reason: served elsewhere, file: a.yaml }]\n",
    });
    const { code, err } = await run(folder, ["validate", "a.yaml", "--max-warnings", "0"]);
    expect(code).toBe(0);
    expect(err).toContain("served elsewhere");
  });
});

const PLUGIN = `
const native = { level: "native" };
const CAN = ["engine.VLLM", "feature.TextGeneration", "model.hf", "protocol.openai", "hardware-profile", "replicas"];
export default {
  backends: [{
    name: "listing", plan: "v1",
    options: { safeParse: (data) => ({ success: true, data }) },
    load: (options) => options,
    supports: () => Object.fromEntries(CAN.map((capability) => [capability, native])),
    synth(ctx) { ctx.file({ name: "list.yaml", emit: "list", data: { names: ctx.scopes.map((s) => s.workload.name) } }); },
  }],
};`;

describe("plugins", () => {
  it("bring backends, from the configuration's folder", async () => {
    const folder = await folderWith({
      "inferspec.config.yaml": "plugins: [./plugin.mjs]\n",
      "plugin.mjs": PLUGIN,
      "sub/a.yaml": chat(),
    });
    const { code, out, err } = await run(
      folder,
      ["synth", "-b", "listing", "--emit", "list", "a.yaml"],
      { cwd: `${folder}/sub` },
    );
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toMatch(/^names:\n {2}- chat-\w{8}\n$/);
  });

  it.each([
    ["throws", "throw new Error('oh no\\nsecond line')", "failed to load: oh no"],
    ["exports nothing", "export const x = 1", "does not have the form"],
    ["brings half a backend", "export default { backends: [{ name: 'x' }] }", "a backend lacks"],
    ["brings another Plan version", PLUGIN.replace('plan: "v1"', 'plan: "v9"'), "draws Plan v9"],
    ["takes a name that exists", PLUGIN.replace('"listing"', '"kubeai"'), "exists already"],
  ])("are refused where one %s", async (_what, text, said) => {
    const folder = await folderWith({
      "inferspec.config.yaml": "plugins: [./p.mjs]\n",
      "p.mjs": text,
      "a.yaml": chat(),
    });
    const { code, err } = await run(folder, ["validate", "a.yaml"]);
    expect(code).toBe(1);
    expect(err).toContain(said);
    expect(err).not.toContain("second line");
  });
});

describe("TypeScript", () => {
  const spec = (value: string) => `const engine: string = "VLLM";\nexport default ${value};\n`;
  const fn = `{ kind: "kubeai-text", project: "test", name: "chat", spec: { model_name: "chat", url: "hf://TinyLlama/TinyLlama-1.1B-Chat-v1.0", engine, features: ["TextGeneration"] }, runs: [{ action: "serve", profile: "nvidia-gpu-l4" }] }`;

  it("gives the same Plan as YAML", async () => {
    const folder = await folderWith({ "a.ts": spec(fn), "a.yaml": chat() });
    const typescript = await run(folder, ["plan", "a.ts"]);
    expect(typescript.err).toBe("");
    expect(typescript.out).toBe((await run(folder, ["plan", "a.yaml"])).out);
  });

  it("may configure", async () => {
    const folder = await folderWith({
      "inferspec.config.ts": `export default { project: "from" + "-code", backend: "kubeai" };`,
      "a.yaml": chat().replace("project: test\n", ""),
    });
    expect((await run(folder, ["plan", "a.yaml"])).out).toContain('"from-code"');
  });

  it("is held to the limits of the configuration", async () => {
    const config = (limits: string) => `limits: { ${limits} }\n`;
    const folder = await folderWith({
      "a.ts": spec(fn),
      "inferspec.config.yaml": config("depth: 1"),
    });
    expect((await run(folder, ["plan", "a.ts"])).err).toContain("source/too-deep");
    await addFiles(folder, { "inferspec.config.yaml": config("fileBytes: 100") });
    const { code, err } = await run(folder, ["plan", "a.ts"]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /a\.ts could not be evaluated: it has \d+ bytes, more than the limit of 100/,
    );
  });

  it.each([
    [
      "throws",
      'const x: number = 1;\nthrow new Error("no good");\nexport default x;',
      "no good",
      ":2:",
    ],
    ["does not parse", "const a = {;\nexport default a;", "could not be evaluated", ":1:"],
    ["exports nothing", "const a = 1;", "no default export", ""],
    ["exports a date", "export default { a: new Date() };", "`a` is an instance of Date", ""],
    ["exports a function", "export default () => 1;", "it is a function", ""],
    ["ends the process", "process.exit(0);", "ended its own process", ""],
  ])("is reported where it %s", async (_what, text, said, place) => {
    const folder = await folderWith({ "a.ts": text });
    const { code, out, err } = await run(folder, ["validate", "a.ts"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(said);
    expect(err).toContain(`a.ts${place}`);
    expect(err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });

  it("sees no environment, and what it says goes to standard error", async () => {
    process.env["INFERSPEC_TEST_SECRET"] = "hunter2";
    const folder = await folderWith({
      "a.ts": `console.log("seen", process.env.INFERSPEC_TEST_SECRET);\n${spec(fn)}`,
    });
    const { code, out, err } = await run(folder, ["plan", "a.ts"]);
    delete process.env["INFERSPEC_TEST_SECRET"];
    expect(code).toBe(0);
    expect(err).toContain("seen undefined");
    expect(out + err).not.toContain("hunter2");
  });
});
