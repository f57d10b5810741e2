import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemOf } from "../src/graph/gjson.js";
import { addressProblem, shownAddress } from "../src/http-address.js";
import { llmRelease } from "../src/llm/release.js";
import { imageProblem } from "../src/rules/image.js";
import { withoutTrailingSlashes } from "../src/storage/slashes.js";
import { storageUri } from "../src/storage/uri.js";
import { parseVersion } from "../src/target/version.js";

describe("an address", () => {
  test.each([
    ["http://sink", undefined],
    ["https://a.example:8443/x?y=z@w", undefined],
    ["HTTP://a", undefined],
    ["sink", /does not begin/],
    ["http:sink", /does not begin/],
    ["ftp://a", /not HTTP/],
    ["http://a b", /blanks/],
    ["http://", /no address/],
    ["http://a:99999", /no address/],
    ["http://me@a", /names a user/],
    ["http://me:secret@a", /names a user/],
  ])("%s", (url, problem) => {
    if (problem) expect(addressProblem(url)).toMatch(problem);
    else expect(addressProblem(url)).toBeUndefined();
  });

  test("is shown without what only its owner should know", () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.stringMatching(/^[a-z0-9]{8,20}$/), (url, secret) => {
        const told = url.replace("://", `://me:${secret}@`);
        expect(shownAddress(told)).toBe(url.replace("://", "://…@"));
        expect(addressProblem(told)).toBeDefined();
        expect(shownAddress(url)).toBe(url);
        expect(addressProblem(url)).toBeUndefined();
      }),
    );
  });
});

test("slashes at the end go, and nothing else does", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("/", "a", ":", ".")), (parts) => {
      const text = parts.join("");
      expect(withoutTrailingSlashes(text)).toBe(text.replace(/\/+$/, ""));
    }),
  );
});

test("a revision takes the place of the one that is there", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "/", "//"), fc.constantFrom("", ":old", ":a:b"), (end, old) => {
      expect(storageUri(`hf://acme/llm${old}${end}`, "new")).toBe("hf://acme/llm:new");
    }),
  );
});

describe("an image", () => {
  test.each([
    "redis",
    "acme/llm:1",
    "localhost:5000/a/b_c:v1.0-x",
    `registry.example.org/a@sha256:${"0".repeat(64)}`,
    `a/b:1@sha256:${"f".repeat(64)}`,
  ])("may be %s", (image) => {
    expect(imageProblem(image)).toBeUndefined();
  });

  test.each([
    "",
    "a b",
    " a",
    "docker://a",
    "acme/Llm",
    "a:",
    "a:b:c",
    "a@b",
    "-a",
    "a/{{ .Name }}",
    `a:${"x".repeat(129)}`,
  ])("may not be %j", (image) => {
    expect(imageProblem(image)).toBeDefined();
  });
});

describe("the vLLM of an LLMInferenceService", () => {
  const released = (version: string, image?: string) => llmRelease(image, parseVersion(version));

  test("follows from KServe's templates, and is not known exactly", () => {
    expect(released("0.18")).toEqual({ version: "0.11.2", exact: false });
    expect(released("0.20")).toEqual({ version: "0.20.0", exact: false });
    expect(released("0.21", "")).toEqual({ version: "0.24.0", exact: false });
  });

  test("follows from the image that the spec names", () => {
    expect(released("0.20", "vllm/vllm-openai:v0.19.0")).toEqual({
      version: "0.19.0",
      exact: true,
    });
    expect(released("0.18", "ghcr.io/llm-d/llm-d-cuda:v0.8.1")?.version).toBe("0.20.0");
    expect(released("0.18", "ghcr.io/llm-d/llm-d-cuda:v0.0.8")).toBeUndefined();
    expect(released("0.20", "acme/own:1")).toBeUndefined();
  });
});

test("hostile texts take no longer than their length", () => {
  const size = 60_000;
  const hostile = [
    " ".repeat(size) + "x",
    "a".repeat(size) + "!",
    '\\"'.repeat(size),
    "#(".repeat(size) + "x",
    "a " + " ".repeat(size) + "b",
    "=".repeat(size),
  ];
  const start = performance.now();
  for (const text of hostile) problemOf(text);
  storageUri(`hf://acme/${"/".repeat(size)}x`, "main");
  storageUri(`hf://acme/${":".repeat(size)}/x`, "main");
  imageProblem("a/".repeat(size) + "!");
  imageProblem("a:".repeat(size));
  addressProblem("http://" + "@".repeat(size));
  shownAddress("http://".repeat(size));
  // Each of these took seconds with a pattern that tries every place anew.
  expect(performance.now() - start).toBeLessThan(2000);
});
