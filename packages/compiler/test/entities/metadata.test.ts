import { INFORMATIONAL } from "@inferspec/spec";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCompiler, createMemoryHost } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";

/** What is read of `metadata`, and what an export carries there. */
const KNOWN = [
  "name",
  "project",
  "description",
  "labels",
  ...INFORMATIONAL.flatMap((path) => /^metadata\.(\w+)$/.exec(path)?.[1] ?? []),
];
const other = fc
  .oneof(fc.stringMatching(/^[a-zA-Z_]{1,14}$/), fc.string({ minLength: 1, maxLength: 8 }))
  .filter((key) => !KNOWN.includes(key) && key !== "__proto__");

/** The paths of the keys of `metadata` that nobody reads, by the report. */
async function unread(metadata: object, written: object): Promise<readonly unknown[]> {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: builtinRuntimes,
    backends: [],
  });
  const document = {
    kind: "kubeai-text",
    name: "llm",
    metadata,
    spec: { url: "hf://a/b", engine: "VLLM", features: ["TextGeneration"] },
    ...written,
  };
  const text = JSON.stringify(document);
  const { diagnostics } = await compiler.compile([{ file: "spec.json", text }]);
  return diagnostics
    .filter(({ code }) => code === "spec/unknown-metadata")
    .map(({ at }) => at?.path);
}

test("in a spec written by hand, every key of `metadata` that nobody reads is told once", async () => {
  const runs = [{ action: "serve" }];
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(other, { maxLength: 4 }),
      fc.subarray(KNOWN.filter((key) => key !== "labels" && key !== "project" && key !== "name")),
      async (strange, known) => {
        const metadata = Object.fromEntries([...strange, ...known].map((key) => [key, "x"]));
        const told = await unread(metadata, { runs });
        expect(new Set(told.map((path) => JSON.stringify(path)))).toEqual(
          new Set(strange.map((key) => JSON.stringify(["metadata", key]))),
        );
        expect(told).toHaveLength(strange.length);
        // An export carries more than anybody reads.
        expect(await unread(metadata, {})).toEqual([]);
      },
    ),
  );
});
