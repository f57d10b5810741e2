import { createCompiler, createMemoryHost, valueAt, type Workload } from "@inferspec/compiler";
import { checkArguments, versions } from "@inferspec/engines";
import fc from "fast-check";
import { expect, test } from "vitest";
import { kubeaiBackend } from "../../src/index.js";
import { workload } from "../bench.js";

const name = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/);

/** Every typed setting of KServe's Hugging Face server that vLLM has too. */
const settings = fc.record(
  {
    task: fc.constantFrom("text_generation", "text_embedding"),
    backend: fc.constantFrom("auto", "vllm"),
    dtype: fc.constantFrom("auto", "float16", "float32", "bfloat16", "float", "half"),
    maxLength: fc.integer({ min: 1, max: 131_072 }),
    maxLogLen: fc.integer({ min: 0, max: 10_000 }),
    tokenizerRevision: name,
    trustRemoteCode: fc.boolean(),
    disableLogRequests: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The arguments of the Model that is drawn. */
async function argsOf(one: Workload): Promise<readonly string[]> {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: [],
    backends: [kubeaiBackend],
  });
  const compilation = await compiler.compile([]);
  const { manifests, diagnostics } = await compiler.synth(
    { ...compilation, plan: { plan: "v1", workloads: [one] } },
    { backend: "kubeai", options: {} },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return (valueAt(manifests[0]?.object, ["spec", "args"]) ?? []) as readonly string[];
}

test("whatever is set, every catalogued release of vLLM takes what is written", async () => {
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.option(name, { nil: undefined }),
      fc.constantFrom(...versions("vllm")),
      async (options, revision, release) => {
        const args = await argsOf(
          workload({
            engine: {
              name: "HuggingFaceServer",
              image: `vllm/vllm-openai:v${release}`,
              options: options,
            },
            model: { uri: "hf://acme/llm", ...(revision !== undefined && { revision }) },
          }),
        );
        expect(checkArguments({ engine: "vllm", version: release, args })).toEqual([]);
        const { dtype, maxLength } = options;
        if (dtype !== undefined) expect(args).toContain(`--dtype=${dtype}`);
        if (maxLength !== undefined) expect(args).toContain(`--max-model-len=${maxLength}`);
        if (revision !== undefined) expect(args).toContain(`--revision=${revision}`);
        expect(args.includes("--trust-remote-code")).toBe(options.trustRemoteCode === true);
      },
    ),
  );
});
