import { createTester } from "@inferspec/compiler/testing";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { backendsOf, compileFiles, listFixtures, readConfig } from "../../../fixtures/harness.js";
import { kserveBackend } from "../src/index.js";
import { baselinesFor, optionsOf, SECRETS, type World } from "./baselines.js";

export type KubeObject = Readonly<Record<string, unknown>>;

/** One manifest that we drew, with what for. */
export interface Drawn {
  readonly from: string;
  readonly object: KubeObject;
  /** Whether its target has just the runtimes that KServe 0.20 ships, as the judges know them. */
  readonly shipped: boolean;
}

/** Options with which a cluster has other runtimes. */
const OTHER_RUNTIMES = ["version", "runtimes", "shippedRuntimes", "disabledRuntimes"];

/** Every manifest of every fixture that is drawn for KServe. */
export async function drawnByFixtures(): Promise<readonly Drawn[]> {
  const drawn: Drawn[] = [];
  for (const { name, files } of listFixtures()) {
    if (!backendsOf(files).includes("kserve")) continue;
    const { synthesis } = await compileFiles(files, "kserve");
    const options = Object.keys(readConfig(files).backends["kserve"] ?? {});
    const shipped = !options.some((option) => OTHER_RUNTIMES.includes(option));
    drawn.push(...synthesis.manifests.map(({ object }) => ({ from: name, object, shipped })));
  }
  return drawn;
}

/** Every manifest of every baseline of a world. */
export async function drawnByBaselines(world: World): Promise<readonly Drawn[]> {
  const tester = createTester({
    runtimes: builtinRuntimes,
    backends: [kserveBackend],
    targets: { kserve: optionsOf(world) },
    compile: { secrets: SECRETS },
  });
  const drawn: Drawn[] = [];
  for (const { name, spec } of baselinesFor(world)) {
    const { manifests } = await tester.value(spec, "kserve");
    const from = `${name} (${world})`;
    drawn.push(...manifests.map(({ object }) => ({ from, object, shipped: true })));
  }
  return drawn;
}

export function isOfKserve({ object }: Drawn): boolean {
  return String(object["apiVersion"]).startsWith("serving.kserve.io/");
}
