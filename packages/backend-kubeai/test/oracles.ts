import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Judges that we did not write; tests that need them are skipped where the variable is unset. */
export const ORACLES = process.env["INFERSPEC_ORACLES"];

/** The CRD of each release. That of 0.23 is put together from the differences of 0.22.1 and the main branch. */
export const CRDS = {
  "0.21": "kubeai-model.yaml",
  "0.22": "kubeai-model-0.22.1.yaml",
  "0.23": "kubeai-model-main-2026-reconstructed.yaml",
} as const;
export type CrdVersion = keyof typeof CRDS;

export function oracleText(...parts: readonly string[]): string {
  return readFileSync(path.join(ORACLES ?? "", ...parts), "utf8");
}

/** What the API server's own library says of Models: the problems of each, none where it is accepted as it is. */
export function judgeModels(version: CrdVersion, models: readonly object[]): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "inferspec-models-"));
  try {
    for (const [index, model] of models.entries()) {
      const name = `${String(index).padStart(5, "0")}.yaml`;
      writeFileSync(path.join(folder, name), JSON.stringify(model));
    }
    const bin = execFileSync(path.join(ORACLES ?? "", "oracles", "kube"), ["bin"], {
      encoding: "utf8",
    }).trim();
    const crd = path.join(ORACLES ?? "", "crds", CRDS[version]);
    const output = execFileSync(path.join(bin, "crd-validate"), ["-batch", crd, folder], {
      encoding: "utf8",
    });
    const lines = output.trim().split("\n");
    if (lines.length !== models.length) throw new Error(`the judge answered: ${output}`);
    return lines.sort((a, b) => ((a.split("\t")[1] ?? "") < (b.split("\t")[1] ?? "") ? -1 : 1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The answer of the judge to a Model that is accepted and of which nothing is pruned. */
export function isAccepted(line: string): boolean {
  return line.startsWith("VALID\t") && line.endsWith("unknown=[]");
}
