import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runModule } from "../src/evaluate/run-module.js";
import { folderWith } from "./world.js";

describe("evaluating a module", () => {
  it("ends one that never ends", async () => {
    const folder = await folderWith({ "a.ts": "for (;;) {}\nexport default 1;" });
    const talk = { write: () => undefined, isTTY: false };
    const result = await runModule({ file: join(folder, "a.ts"), limit: 1500, cache: false, talk });
    expect(result).toEqual({ ok: false, detail: "it took longer than 1.5 s" });
  });
});
