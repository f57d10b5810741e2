import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatFunctionRef,
  formatKind,
  formatStoreKey,
  formatTaskRef,
  isName,
  parseFunctionRef,
  parseKind,
  parseStoreKey,
  parseTaskRef,
  type StoreKey,
} from "../src/index.js";

const part = fc.stringMatching(/^[a-zA-Z0-9._-]{1,12}$/);
const optionalId = fc.option(part, { nil: undefined });
const withId = <T extends object>(value: T, id: string | undefined) => ({
  ...value,
  ...(id !== undefined && { id }),
});

describe("what is written is read again", () => {
  test("kinds", () => {
    fc.assert(
      fc.property(
        part,
        part,
        fc.constantFrom("task" as const, "run" as const),
        (fn, action, level) => {
          for (const kind of [
            { level: "function" as const, function: fn },
            { level, function: fn, action },
          ]) {
            expect(parseKind(formatKind(kind))).toEqual({ ok: true, value: kind });
          }
        },
      ),
    );
  });

  test("store keys", () => {
    fc.assert(
      fc.property(part, part, part, optionalId, part, (project, kind, name, id, sole) => {
        const keys: StoreKey[] = [
          withId({ project, entity: "model" as const, kind, name }, id),
          withId({ project, entity: "function" as const, kind, name }, id),
          { project, entity: "task", kind, id: sole },
          { project, entity: "run", kind, id: sole },
        ];
        for (const key of keys)
          expect(parseStoreKey(formatStoreKey(key))).toEqual({ ok: true, value: key });
      }),
    );
  });

  test("references to functions and tasks", () => {
    fc.assert(
      fc.property(part, part, part, optionalId, (kind, project, name, id) => {
        const ref = withId({ kind, project, name }, id);
        expect(parseFunctionRef(formatFunctionRef(ref))).toEqual({ ok: true, value: ref });
        const task = { kind, project, id: name };
        expect(parseTaskRef(formatTaskRef(task))).toEqual({ ok: true, value: task });
      }),
    );
  });

  test("no text makes a parser throw, and a refusal says why", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.string().map((text) => `store://${text}`),
        ),
        (text) => {
          for (const parse of [parseKind, parseStoreKey, parseFunctionRef, parseTaskRef]) {
            const result = parse(text);
            if (!result.ok) expect(result.reason).not.toBe("");
          }
        },
      ),
    );
  });
});

test.each([
  [
    "store://demo/model/huggingface/qwen",
    { project: "demo", entity: "model", kind: "huggingface", name: "qwen" },
  ],
  [
    "store://demo/model/huggingface/qwen:7/",
    { project: "demo", entity: "model", kind: "huggingface", name: "qwen", id: "7" },
  ],
  // The server writes a run's id twice, the SDK once.
  [
    "store://demo/run/kubeai-text+serve:run/7:7",
    { project: "demo", entity: "run", kind: "kubeai-text+serve:run", id: "7" },
  ],
  [
    "store://demo/run/kubeai-text+serve:run/7",
    { project: "demo", entity: "run", kind: "kubeai-text+serve:run", id: "7" },
  ],
])("%s", (text, key) => {
  expect(parseStoreKey(text)).toEqual({ ok: true, value: key });
});

test.each([
  "store://demo",
  "store://demo/model/hf/",
  "store://demo/model/hf/a:",
  "store://demo/task/k/a:b",
  "hf://a/b",
])("%s is no key", (text) => {
  expect(parseStoreKey(text).ok).toBe(false);
});

test.each(["K:serve", "K+serve:job", "", "+serve", "K+"])("%j is no kind", (text) => {
  expect(parseKind(text).ok).toBe(false);
});

test("names", () => {
  expect(["a", "llama3.2-1b", "A_b+c", "a".repeat(256)].every(isName)).toBe(true);
  expect(["", "a b", "a/b", "é", "a".repeat(257)].some(isName)).toBe(false);
});
