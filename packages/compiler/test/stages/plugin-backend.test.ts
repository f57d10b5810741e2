import { describe, expect, test } from "vitest";
import * as z from "zod";
import {
  createCompiler,
  createMemoryHost,
  defineBackend,
  defineDiagnostics,
  native,
  type AnyBackend,
  type CompileOptions,
  type SynthContext,
} from "../../src/index.js";
import { parseText, DEFAULT_LIMITS } from "../../src/source/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";

/*
 * What a backend of a plugin may do: call its diagnostics as it likes, read files of its target, and make mistakes.
 */

const odd = defineDiagnostics("acme-rules", {
  odd: { severity: "warning", suppressible: true, message: "odd", docs: "A test." },
}).odd;

function backend(more: Partial<AnyBackend> = {}): AnyBackend {
  return {
    ...defineBackend({
      name: "acme",
      plan: "v1",
      options: z.strictObject({ values: z.string().optional() }),
      diagnostics: { odd },
      load: async ({ values }, ctx) => {
        const documents = values === undefined ? [] : await ctx.read(values, ["values"]);
        for (const text of documents ?? []) ctx.parse(String(text), `${values}#inner`, ["values"]);
        return {};
      },
      supports: () => ({
        "engine.VLLM": native,
        "feature.TextGeneration": native,
        "model.hf": native,
        "protocol.openai": native,
        replicas: native,
      }),
      synth: () => undefined,
    }),
    ...more,
  };
}

const SPEC = `kind: kubeai-text
name: llm
project: demo
url: hf://Qwen/Qwen3-4B
engine: VLLM
features: [TextGeneration]
runs: [{ action: serve }]
`;

interface Case {
  readonly spec?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly backends?: readonly AnyBackend[];
  readonly target?: string;
  readonly options?: CompileOptions;
}

/** What is said about the spec, in full. */
async function diagnose({ spec = SPEC, files = {}, backends, target = "acme", options }: Case) {
  const compiler = createCompiler({
    host: createMemoryHost(files),
    runtimes: builtinRuntimes,
    backends: backends ?? [backend()],
  });
  const compilation = await compiler.compile([{ file: "spec.yaml", text: spec }], options);
  if (target === "") return compilation.diagnostics;
  const [document] = parseText("config.yaml", "values: values.yaml\n", DEFAULT_LIMITS).documents;
  const named = Object.hasOwn(files, "values.yaml") && document;
  const { diagnostics } = await compiler.synth(compilation, {
    backend: target,
    ...(named && { options: named.value, source: { document: named, path: [] } }),
  });
  return diagnostics;
}

describe("a suppression of a code whose area is not the name of its backend", () => {
  const spec = SPEC.replace("VLLM", "VLLM # inferspec-ignore acme-rules/odd: why");
  const other = { ...backend(), name: "other", diagnostics: {} };
  const codes = async (more: Case) =>
    (await diagnose({ spec, ...more })).map(({ code, severity }) => `${severity} ${code}`);

  test("is unused where that backend found nothing to allow", async () => {
    expect(await codes({})).toEqual(["warning suppression/unused"]);
  });

  test("is used where it allows something", async () => {
    const check: AnyBackend["check"] = ({ report }) => {
      report(odd, { at: ["engine", "name"], params: {} });
    };
    expect(await codes({ backends: [backend({ check })] })).toEqual(["info acme-rules/odd"]);
  });

  test("is not judged by a run without that backend", async () => {
    expect(await codes({ target: "" })).toEqual([]);
    expect(await codes({ target: "other", backends: [backend(), other] })).toEqual([]);
  });
});

describe("files of the target", () => {
  const said = async (more: Case) =>
    (await diagnose(more)).map(({ code, at, related = [] }) => [
      code,
      at?.file,
      ...related.map((note) => `${note.message}: ${note.at.file} ${note.at.path.join(".")}`),
    ]);

  test("that are broken are shown with the option that names them", async () => {
    const named = "it is named here: config.yaml values";
    expect(await said({ files: { "values.yaml": "a: 'b\n" } })).toEqual([
      ["source/unclosed-quote", "values.yaml", named],
    ]);
    expect(await said({ files: { "values.yaml": '"a: \'b"\n' } })).toEqual([
      ["source/unclosed-quote", "values.yaml#inner", named],
    ]);
  });

  test("are held to the limits of the run", async () => {
    const files = { "values.yaml": "a: [[[[[[1]]]]]]\n" };
    expect(await said({ files })).toEqual([]);
    expect(await said({ files, options: { limits: { depth: 4 } } })).toEqual([
      ["source/too-deep", "values.yaml", "it is named here: config.yaml values"],
    ]);
    const fileBytes = SPEC.length;
    const large = { "values.yaml": `a: ${"b".repeat(fileBytes)}\n` };
    expect(await said({ files: large, options: { limits: { fileBytes } } })).toEqual([
      ["source/file-too-large", "values.yaml"],
    ]);
  });
});

describe("a backend that gives two things one name", () => {
  const broken = (synth: (ctx: SynthContext<never>) => void) =>
    diagnose({ backends: [backend({ synth })] }).then((found) =>
      found.map(({ code, message }) => `${code} ${message}`),
    );

  test("two side files", async () => {
    const file = (name: string) => ({ name, emit: "values", data: {} });
    expect(
      await broken((ctx) => {
        ctx.file(file("values.yaml"));
        ctx.file(file("Values.yaml"));
      }),
    ).toEqual([
      "negotiate/backend-failed backend `acme` failed: it made the side file values.yaml twice",
    ]);
  });

  test("two endpoints of one protocol", async () => {
    const endpoint = (protocol: string) => ({
      workload: "llm",
      project: "demo",
      function: "llm",
      protocol,
      baseUrl: "http://llm",
      model: "llm",
      features: [],
      routes: [],
    });
    const draw = (...protocols: string[]) =>
      broken(({ scopes: [scope] }) => {
        for (const protocol of protocols) scope?.endpoint(endpoint(protocol));
      });
    expect(await draw("v1", "v2")).toEqual([]);
    expect(await draw("v2", "v2")).toEqual([
      "negotiate/backend-failed backend `acme` failed: it made the endpoint llm (v2) twice",
    ]);
  });
});

describe("what a backend decided", () => {
  const decide = async (made: NonNullable<AnyBackend["decide"]>) => {
    const compiler = createCompiler({
      host: createMemoryHost({}),
      runtimes: builtinRuntimes,
      backends: [backend({ decide: made })],
    });
    const compilation = await compiler.compile([{ file: "spec.yaml", text: SPEC }]);
    return compiler.decisions(compilation, { backend: "acme" });
  };

  test("is told with the workload", async () => {
    const decision = { path: ["engine", "name"], text: "a server of its own" };
    const [made] = await decide(() => [decision]);
    expect(made).toMatchObject(decision);
    expect(made?.workload).toMatch(/^llm-/);
  });

  test("is nothing where it throws, at once or later", async () => {
    const failure = new TypeError("planted");
    const thrown = () => {
      throw failure;
    };
    expect(await decide(thrown)).toEqual([]);
    expect(await decide(() => Promise.reject(failure))).toEqual([]);
  });
});
