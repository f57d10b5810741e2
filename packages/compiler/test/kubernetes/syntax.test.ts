import { describe, expect, test } from "vitest";
import {
  isDnsLabel,
  isDnsSubdomain,
  isLabelKey,
  isLabelValue,
  isQuantity,
  isVariableName,
  looksSecret,
} from "../../src/kubernetes/index.js";

const LONG = "a".repeat(64);

describe.each([
  ["isDnsLabel", isDnsLabel, ["a", "a-1", "1a"], ["", "A", "a.b", "-a", "a-", LONG]],
  ["isDnsSubdomain", isDnsSubdomain, ["a.b-c", LONG], ["", "a..b", "A", "a".repeat(254)]],
  ["isLabelKey", isLabelKey, ["a", "A_b.c", "x.y/zone"], ["", "a b", "a/b/c", "/a", "A/b", LONG]],
  ["isLabelValue", isLabelValue, ["", "a", "A_b.c"], ["a b", "-a", LONG]],
  [
    "isQuantity",
    isQuantity,
    ["1", "0.5", "500m", "16Gi", "1e3"],
    ["", "16GB", "16 Gi", "-1", "1.", ".5"],
  ],
  ["isVariableName", isVariableName, ["A", "_a", "a.b-c"], ["", "1A", "a b", "a=b"]],
])("%s", (_name, is, yes, no) => {
  test.each(yes)("takes %j", (text) => {
    expect(is(text)).toBe(true);
  });
  test.each(no)("does not take %j", (text) => {
    expect(is(text)).toBe(false);
  });
});

test.each([
  ["WANDB_API_KEY", "x", true],
  ["ANYTHING", `hf_${"a".repeat(24)}`, true],
  ["HF_TOKEN", "", false],
  ["MAX_TOKENS", "512", false],
  ["TOKENIZER", "x", false],
])("%s=%s looks like a secret: %s", (name, value, secret) => {
  expect(looksSecret(name, value)).toBe(secret);
});
