import { FIELDS, type Support } from "../capabilities.js";
import type { Backend } from "../backend.js";
import type { Compilation } from "../compiler.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { isGraphCapability } from "../graphs/requirements.js";
import { createMemoryHost } from "../host/memory.js";
import { canonicalJson, compareText } from "../plan/canonical.js";
import type { Workload } from "../plan/schema.js";
import { formatPath, toPointer, valueAt, type Path } from "../source/path.js";
import { loadTarget } from "../stages/target.js";
import type { LawTest, Subject } from "./conformance.js";
import { withValue } from "./fields.js";
import { pathsOf } from "./law-total.js";
import { LawBreach, names } from "./laws.js";
import {
  drawnText,
  drawWorkload,
  originsOf,
  overlaps,
  withRequirements,
  type Drawn,
} from "./plans.js";
import { optionPair, VARIATIONS } from "./variations.js";

const LAW = "Honest";

/**
 * Law 4: a workload that asks for what the backend cannot do, or only partly, gets a diagnostic at the leaf that asks;
 * and of all that it can do there is a workload that shows it in the manifests.
 */
export function honestLaw(subject: Subject): LawTest[] {
  return [
    {
      law: LAW,
      name: "every claim of `supports` is borne out",
      async run() {
        const workloads = await workloadsOf(subject);
        const claims = await claimsOf(subject);
        const promised = claims.filter(([, support]) => isPromise(support)).map(([name]) => name);
        const evidence = await evidenceFor(subject, promised, workloads);
        for (const [capability, support] of claims) {
          if (isPromise(support)) assertShown(capability, support, evidence);
          else await assertTold(subject, capability, support, workloads);
        }
      },
    },
  ];
}

function isPromise({ level }: Support): boolean {
  return level === "native" || level === "emulated";
}

/** A baseline's workload, and what it was compiled from. */
interface Sample {
  readonly workload: Workload;
  readonly compilation: Compilation;
}

async function workloadsOf({ baselines, outcome }: Subject): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const { spec } of baselines) {
    const { compilation } = await outcome(spec);
    for (const workload of compilation.plan.workloads) samples.push({ workload, compilation });
  }
  return samples;
}

/** What the backend says of its target, and `none` for every field of the Plan that it does not speak of. */
async function claimsOf({ backend, options }: Subject): Promise<[string, Support][]> {
  const found: Diagnostic[] = [];
  // Facts are handed back to the same backend only.
  const own = backend as unknown as Backend;
  const target = { backend: backend.name, options };
  const loaded = await loadTarget(own, target, createMemoryHost({}), found);
  if (!loaded) throw new LawBreach(LAW, found.map(({ message }) => message).join("; "));
  const none: Support = { level: "none", why: "it is not named" };
  const claims: Record<string, Support> = {
    ...Object.fromEntries(FIELDS.map(({ capability }) => [capability, none])),
    "engine.Unheard": none,
    "feature.Unheard": none,
    "model.unheard": none,
    "protocol.unheard": none,
    "format.unheard": none,
    "option.unheard": none,
    ...own.supports(loaded.facts),
  };
  return Object.entries(claims)
    .filter(([capability]) => !isGraphCapability(capability))
    .sort(([a], [b]) => compareText(a, b));
}

/**
 * Nothing that the backend cannot do is drawn, and what it can do partly is drawn with a diagnostic at the leaf that
 * asks. A workload may be refused for another reason first, but not every one.
 */
async function assertTold(
  subject: Subject,
  capability: string,
  support: Support,
  samples: readonly Sample[],
): Promise<void> {
  let told = false;
  let asked = false;
  for (const { workload, compilation } of samples) {
    for (const { asking, path } of askingFor(capability, workload)) {
      asked = true;
      const { diagnostics, ok } = await drawWorkload(subject, asking, compilation);
      const named = diagnostics.some((diagnostic) => names(diagnostic, path));
      told ||= named;
      if (support.level === "none" && ok)
        throw new LawBreach(LAW, `\`${capability}\` is claimed to be impossible, and yet is drawn`);
      if (ok && !named) throw silence(capability, support, path);
      if (named) break;
    }
  }
  if (asked && !told) throw silence(capability, support, undefined);
}

function silence(capability: string, { level }: Support, path: Path | undefined): LawBreach {
  const place = path === undefined ? "" : ` at \`${formatPath(path)}\``;
  return new LawBreach(LAW, `no diagnostic${place} says that \`${capability}\` is ${level}`);
}

/** Leaves of which one can only choose another: every workload has them, or they say what is there anyway. */
const CHOICES: ReadonlySet<string> = new Set(["engine", "feature", "model", "protocol", "format"]);

/** For each promise, how it shows in the output of the workloads that ask for it. */
async function evidenceFor(
  subject: Subject,
  promised: readonly string[],
  samples: readonly Sample[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const evidence = new Map<string, Set<string>>();
  for (const capability of promised) {
    const found = new Set<string>();
    evidence.set(capability, found);
    for (const { workload, compilation } of samples) {
      for (const { asking, path } of askingFor(capability, workload)) {
        const drawn = await drawWorkload(subject, asking, compilation);
        // What is drawn as nothing shows nothing.
        if (!drawn.ok || drawn.manifests.length === 0) continue;
        if (isAgreement(capability)) found.add(capability);
        else if (isChoice(capability)) found.add(tracedText(drawn, path));
        else if (await needs(subject, asking, path, compilation, drawn)) found.add(capability);
      }
      if (found.size > 0 && !isChoice(capability)) break;
    }
  }
  return evidence;
}

function isChoice(capability: string): boolean {
  return CHOICES.has(capability.split(".")[0] ?? "");
}

/** Whether the output is another one without the leaf. */
async function needs(
  subject: Subject,
  asking: Workload,
  path: Path,
  compilation: Compilation,
  drawn: Drawn,
): Promise<boolean> {
  const without = withRequirements(withValue(asking, path, undefined, []) as Workload);
  return drawnText(await drawWorkload(subject, without, compilation)) !== drawnText(drawn);
}

/** What is traced to a leaf: its manifest leaves, or all endpoints where it stands in no manifest. */
function tracedText({ manifests, endpoints }: Drawn, path: Path): string {
  const leaves = manifests.flatMap((manifest) =>
    pathsOf(manifest.object)
      .filter((leaf) => originsOf(manifest, leaf).some((origin) => overlaps(origin, path)))
      .map((leaf) => [formatPath(leaf), valueAt(manifest.object, leaf)]),
  );
  return canonicalJson(leaves.length > 0 ? leaves : endpoints);
}

/** Some workload shows the promise, in a way in which none of its alternatives ever does. */
function assertShown(
  capability: string,
  support: Support,
  evidence: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const group = capability.split(".")[0] ?? "";
  const others = [...evidence]
    .filter(([other]) => other !== capability && other.startsWith(`${group}.`))
    .flatMap(([, found]) => [...found]);
  const own = [...(evidence.get(capability) ?? [])];
  if (own.some((text) => !others.includes(text))) return;
  throw new LawBreach(
    LAW,
    `\`${capability}\` is claimed to be ${support.level}, but no workload shows it: draw it, or give a baseline that does`,
  );
}

interface Asking {
  readonly asking: Workload;
  readonly path: Path;
}

/** What only agrees or disagrees with the rest of a workload: "no silent drop" tries its values one by one. */
function isAgreement(capability: string): boolean {
  return capability === "engine-device" || capability.startsWith("option.");
}

/** The workload itself where it asks for the capability, and changed so that it does. */
function askingFor(capability: string, workload: Workload): Asking[] {
  return leavesFor(capability, workload).map(({ path, value }) => ({
    path,
    asking: withRequirements(withValue(workload, path, value, []) as Workload),
  }));
}

function leavesFor(
  capability: string,
  workload: Workload,
): { readonly path: Path; readonly value: unknown }[] {
  const [, group = "", name = ""] =
    /^(engine|feature|model|protocol|format|option|hints)\.(.+)$/.exec(capability) ?? [];
  switch (group) {
    case "engine":
      return [{ path: ["engine", "name"], value: name }];
    case "feature":
      return [{ path: ["features", 0], value: name }];
    case "model":
      return urisFor(name, workload.model.uri).map((value) => ({ path: ["model", "uri"], value }));
    case "protocol":
      return [{ path: ["endpoint", "protocols", 0], value: name }];
    case "format":
      return [{ path: ["model", "format"], value: name }];
    case "option":
      return optionPair(name).map((value) => ({ path: ["engine", "options", name], value }));
    case "hints":
      return workload.hints?.[name] ? [{ path: ["hints", name], value: workload.hints[name] }] : [];
    default:
      return FIELDS.filter((field) => field.capability === capability).flatMap(({ path }) => {
        const own = valueAt(workload, path);
        const values = [
          ...(own === undefined ? [] : [own]),
          ...(VARIATIONS[toPointer(path)] ?? []),
        ];
        return values.map((value) => ({ path: path, value }));
      });
  }
}

/** The workload's own URI where it has the scheme; else the same path under it, and simple ones. */
function urisFor(scheme: string, own: string): readonly string[] {
  if (own.startsWith(`${scheme}://`)) return [own];
  return [own.replace(/^[^:]*/, scheme), `${scheme}://owner/name`];
}
