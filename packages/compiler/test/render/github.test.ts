import { describe, expect, it } from "vitest";
import { renderGithub } from "../../src/render/index.js";
import { finding, placeOf } from "./finding.js";

const TEXT = "engine: Infinity\nx: 1\n";

describe("renderGithub", () => {
  it("writes one command a finding", () => {
    const at = placeOf(TEXT, "Infinity");
    const allowed = {
      severity: "info" as const,
      suppressed: { reason: "patched", by: "comment" as const },
    };
    expect(
      renderGithub([
        finding({ at, message: "m", help: "h" }),
        finding({ severity: "warning", message: "m" }),
        finding({ at, message: "m", help: "h", ...allowed }),
      ]),
    ).toBe(
      "::error file=spec.yaml,line=1,endLine=1,col=9,endColumn=17,title=kubeai/engine-feature-mismatch::m%0Ah\n" +
        "::warning title=kubeai/engine-feature-mismatch::m\n" +
        "::notice file=spec.yaml,line=1,endLine=1,col=9,endColumn=17,title=kubeai/engine-feature-mismatch::m%0Aallowed: patched\n",
    );
    expect(renderGithub([])).toBe("");
  });

  it("gives no columns over several lines, which Actions would refuse", () => {
    expect(renderGithub([finding({ at: placeOf(TEXT, TEXT.trimEnd()), message: "m" })])).toBe(
      "::error file=spec.yaml,line=1,endLine=2,title=kubeai/engine-feature-mismatch::m\n",
    );
  });

  it("escapes what would end a property, a message or the command", () => {
    const at = placeOf(TEXT, "x", { file: "a,b:c%\n.yaml" });
    expect(renderGithub([finding({ at, message: "100%,\n::error::x: y\r", code: "a/b" })])).toBe(
      "::error file=a%2Cb%3Ac%25%0A.yaml,line=2,endLine=2,col=1,endColumn=2,title=a/b::100%25,%0A::error::x: y\\x0d\n",
    );
  });
});
