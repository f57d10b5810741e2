import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseAllDocuments } from "yaml";

/** Judges that we did not write; tests that need them are skipped where the variable is unset. */
export const ORACLES = process.env["INFERSPEC_ORACLES"];

export const CRDS = path.join(ORACLES ?? "", "crds");

/** The documents of one of the oracles' YAML files. */
export function oracleDocuments(...parts: readonly string[]): readonly unknown[] {
  const text = readFileSync(path.join(ORACLES ?? "", ...parts), "utf8");
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

/** What KServe makes of an InferenceService in one deployment mode. */
export interface Rendered {
  readonly runtime?: string;
  readonly candidates?: readonly string[];
  readonly protocolVersion?: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly resources: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly error?: string;
}

/** What KServe's own code says of one object: schema, defaulters and webhooks in both deployment modes. */
export interface Verdict {
  readonly kind: string;
  readonly name: string;
  /** `accepted` where nothing speaks against it in either mode. */
  readonly verdict: string;
  /** What the webhooks say in each mode, or in `any`; empty where they accept. */
  readonly webhook?: Readonly<Record<string, string>>;
  /** Fields that the CRD does not have. */
  readonly unknownFields?: readonly string[];
  readonly rendered?: Readonly<Record<"Standard" | "Knative", Rendered>>;
}

/**
 * Asks KServe's own packages about objects, all in one process: about a second, and a few milliseconds each.
 * @param runtimes ClusterServingRuntimes beside which InferenceServices are seen; left out, those that KServe ships.
 */
export function judge(
  objects: readonly object[],
  runtimes?: readonly object[],
): readonly Verdict[] {
  const folder = mkdtempSync(path.join(tmpdir(), "inferspec-kserve-"));
  try {
    const files = writeAll(path.join(folder, "objects"), objects);
    const data = path.join(ORACLES ?? "", "oracles", "data");
    let from = path.join(data, "runtimes");
    if (runtimes !== undefined) {
      // The judge looks for these two beside the runtimes.
      from = path.join(folder, "runtimes");
      const resources = writeAll(from, runtimes).map((file) => path.basename(file));
      writeFileSync(path.join(from, "kustomization.yaml"), JSON.stringify({ resources }));
      const containers = "storagecontainers";
      cpSync(path.join(data, containers), path.join(folder, containers), { recursive: true });
    }
    const args = ["-crds", CRDS, "-runtimes", from, ...files];
    const output = execFileSync(path.join(binaries(), "kserve-oracle"), args, {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const verdicts = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Verdict);
    if (verdicts.length !== objects.length) throw new Error(`the judge answered: ${output}`);
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder of the oracles' binaries; they are unpacked on first use. */
function binaries(): string {
  const kube = path.join(ORACLES ?? "", "oracles", "kube");
  return execFileSync(kube, ["bin"], { encoding: "utf8" }).trim();
}

function writeAll(folder: string, objects: readonly object[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return objects.map((object, index) => {
    const file = path.join(folder, `${String(index).padStart(5, "0")}.yaml`);
    writeFileSync(file, JSON.stringify(object));
    return file;
  });
}
