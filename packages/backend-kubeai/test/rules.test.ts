import { formatPath } from "@inferspec/compiler";
import { describe, expect, test } from "vitest";
import { diagnostics } from "../src/index.js";
import { check } from "./bench.js";
import { cases } from "./cases/index.js";

/** Reported while a target is read, or over several workloads at once: tested where those are. */
const ELSEWHERE = ["version-too-old", "no-facts"];

test("a plain workload is served without a remark", async () => {
  expect(await check({})).toEqual([]);
});

describe("each diagnostic shows on its case and not on the neighbour", () => {
  for (const [index, { code, bad, good, options, secrets, at, fix }] of cases.entries()) {
    test(`${code} (${index})`, async () => {
      const found = (await check(bad, options, secrets)).filter(
        (item) => item.code === `kubeai/${code}`,
      );
      expect(found.map(({ where }) => where && formatPath(where))).toEqual([at]);
      const [first] = found;
      const texts = [first?.message, first?.help].join("\n");
      expect(texts).not.toMatch(/\{\w+\}|undefined|\[object/);
      const edits = first?.intents as readonly {
        edits: readonly { op: string; value?: unknown }[];
      }[];
      expect(
        edits.map(({ edits: [edit] }) => (edit?.op === "remove" ? "removed" : edit?.value)),
      ).toEqual(fix === undefined ? [] : [fix]);
      const neighbour = await check(good, options, secrets);
      expect(neighbour.filter((item) => item.code === `kubeai/${code}`)).toEqual([]);
    });
  }
});

test("every diagnostic has a case", () => {
  const shown = new Set([...cases.map(({ code }) => code), ...ELSEWHERE]);
  expect(Object.keys(diagnostics).filter((name) => !shown.has(name))).toEqual([]);
});

test("every diagnostic says in its docs more than in its message", () => {
  for (const kind of Object.values(diagnostics)) {
    expect(kind.docs.length).toBeGreaterThan(40);
    expect(kind.message).not.toMatch(/\.$/);
  }
});

test("the time until a model is idle follows from the target", async () => {
  const [idle] = await check({ scaling: { min: 0 } });
  expect(idle?.params).toEqual({ seconds: 630 });
});
