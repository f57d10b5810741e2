import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { conformance, type ConformanceOptions, type LawTest } from "@inferspec/compiler/testing";
import { describe, test } from "vitest";
import { kserveBackend } from "../src/index.js";
import { baselinesByKind, baselinesFor, optionsOf, SECRETS, WORLDS } from "./baselines.js";

const common = {
  backend: kserveBackend,
  secrets: SECRETS,
  runtimes: builtinRuntimes,
  inputs: 50,
} satisfies Partial<ConformanceOptions>;

/** Kinds whose engine another kind has too: what `kserve:` says means the same there. */
const SAME_ENGINE = ["vllmserve-pooling", "vllmserve-speech", "mlflowserve", "kubeai-speech"];

/** Laws over all kinds at once, which say the same in any world. */
const SAID_ONCE = ["One meaning", "Total", "Informational"];

const nameOf = ({ law, name }: LawTest): string => `${law}: ${name}`;

describe.each(WORLDS)("KServe as %s keeps the laws", (world) => {
  const options = optionsOf(world);
  const overPlans = conformance({
    ...common,
    options,
    baselines: baselinesFor(world),
    depth: "plan",
  });
  for (const one of overPlans) test(nameOf(one), one.run);

  // Both modes draw the same kind, so specs are varied in one of them.
  if (world === "Knative") return;
  const known = new Set(overPlans.map(nameOf));
  const baselines = baselinesByKind(world);
  const again = baselines
    .filter(({ spec }) => SAME_ENGINE.includes(spec.kind))
    .map(({ name }) => `${name}, runs[0].kserve.`);
  for (const one of conformance({ ...common, options, baselines, depth: "spec" })) {
    if (known.has(nameOf(one)) || again.some((start) => one.name.startsWith(start))) continue;
    if (world === "Standard" || !SAID_ONCE.includes(one.law)) test(nameOf(one), one.run);
  }
});
