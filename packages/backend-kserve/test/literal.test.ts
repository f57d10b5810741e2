import { unwrap } from "@inferspec/compiler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { literal } from "../src/draw/literal.js";
import { fillTemplate } from "../src/target/template.js";
import { draw } from "./drawing-bench.js";
import { judge, ORACLES } from "./oracles.js";

/** Texts that mean something to Go's templates, to JSON or to both. */
const odd = fc.string({
  unit: fc.constantFrom(...'{}`"\\.- a<&\n', "{{", "}}", "{{.Name}}", "{{`"),
});

const env = { A: "{{.Name}}" };
const variable = { name: "A", value: "{{.Name}}" };

test("a text stays as it is in a template", () => {
  fc.assert(
    fc.property(odd, (text) => {
      const written = unwrap(literal(text)).value as string;
      expect(fillTemplate(written, { Name: "llm" })).toBe(text);
    }),
  );
});

test("a container of its own goes through no template", async () => {
  const { isvc } = await draw({ engine: { name: "Infinity" }, features: ["TextEmbedding"], env });
  expect(isvc["spec"]).toMatchObject({
    predictor: { containers: [{ env: expect.arrayContaining([variable]) as unknown[] }] },
  });
});

describe.skipIf(ORACLES === undefined)("KServe takes no text of a spec for a template", () => {
  test("in a variable", { timeout: 60_000 }, async () => {
    const texts = fc.sample(odd, { numRuns: 40, seed: 7 });
    const drawn = await Promise.all(texts.map((A) => draw({ env: { A } })));
    const verdicts = judge(drawn.map(({ isvc }) => isvc));
    for (const [index, text] of texts.entries()) {
      expect(verdicts[index]?.verdict).toBe("accepted");
      const variables = verdicts[index]?.rendered?.Standard.env ?? [];
      expect(variables.find(({ name }) => name === "A")?.value ?? "").toBe(text);
    }
  });

  test("in an argument", { timeout: 60_000 }, async () => {
    const arg = "--chat-template={{ messages }}{% if x %}{{`a`}}{% endif %}";
    const { isvc } = await draw({ engine: { name: "VLLM", args: [arg] } });
    const [verdict] = judge([isvc]);
    expect(verdict?.rendered?.Standard.args?.at(-1)).toBe(arg);
  });
});
