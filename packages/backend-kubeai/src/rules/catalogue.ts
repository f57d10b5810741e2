import type { Path } from "@inferspec/compiler";
import {
  checkArguments,
  nearestVersion,
  versions,
  type Finding,
  type Reserved,
} from "@inferspec/engines";
import { diagnostics } from "../diagnostics/index.js";
import { imageOf } from "../hardware.js";
import type { Scope } from "../scope.js";
import { fixWords } from "./argument-fixes.js";
import type { CheckedWords } from "./argument-words.js";

/** The release whose options count, and whether the image is surely that very one. */
interface Release {
  readonly version: string;
  readonly sure: boolean;
}

/** Findings that only hold where the release is known for sure. */
const BY_RELEASE: ReadonlySet<string> = new Set(["other-version", "deprecated-option"]);

/** Engines whose command line is catalogued: the catalogue's key, the engine's own name, and its makers' images. */
const CATALOGUES = {
  VLLM: {
    key: "vllm",
    shown: "vLLM",
    images: /(?:^|\/)vllm\/vllm-openai(?:-cpu)?:|vllm-cpu-release-repo:/,
  },
  Infinity: { key: "infinity", shown: "Infinity", images: /(?:^|\/)michaelf34\/infinity:/ },
} as const;

export type CataloguedEngine = keyof typeof CATALOGUES;
type Catalogued = (typeof CATALOGUES)[CataloguedEngine];

export function isCatalogued(engine: string): engine is CataloguedEngine {
  return Object.hasOwn(CATALOGUES, engine);
}

/** What the engine's own parser makes of the arguments, by the release in the image. What was told already is left out. */
export function checkCatalogue(
  engine: CataloguedEngine,
  { meant: args, told }: CheckedWords,
  reserved: readonly Reserved[],
  scope: Scope,
): void {
  const catalogued = CATALOGUES[engine];
  const release = releaseOf(catalogued, scope);
  if (!release) return;
  const { version } = release;
  const found = checkArguments({ engine: catalogued.key, version, args, reserved });
  const lost = wordsBehind(found, args);
  for (const finding of found) {
    if (told.has(finding.index)) continue;
    // The value of an option that is none belongs to nothing either: one mistake, one finding.
    if (finding.kind === "stray-word" && lost.has(finding.index)) continue;
    // `--switch true`: the word behind the switch is told as one that belongs to nothing.
    if (finding.kind === "switch-value" && told.has(finding.index + 1)) continue;
    if (!release.sure && BY_RELEASE.has(finding.kind)) continue;
    reportFinding(finding, args, { ...release, ...catalogued }, scope);
  }
}

/** The indexes of the words from what was found to the next option. */
function wordsBehind(found: readonly Finding[], args: readonly string[]): ReadonlySet<number> {
  const starts = new Set(
    found.flatMap(({ kind, index }) => (kind === "stray-word" ? [] : [index])),
  );
  const behind = new Set<number>();
  let isBehind = false;
  for (const [index, arg] of args.entries()) {
    if (/^--?[A-Za-z]/.test(arg)) isBehind = false;
    if (isBehind) behind.add(index);
    if (starts.has(index)) isBehind = true;
  }
  return behind;
}

/** An image that names no release holds something near the newest one that is known. */
function releaseOf({ key, images }: Catalogued, { workload, facts }: Scope): Release | undefined {
  const found = imageOf(workload, facts);
  const near = found && nearestVersion(key, found.image);
  // Images of others may hold more than their tag says.
  if (near) return { version: near.version, sure: near.exact && images.test(found.image) };
  const newest = versions(key).at(-1);
  return newest === undefined ? undefined : { version: newest, sure: false };
}

function reportFinding(
  finding: Finding,
  args: readonly string[],
  { version, sure, key, shown: engine }: Release & Catalogued,
  { report, workload }: Scope,
): void {
  const { kind, effect, index } = finding;
  // The catalogue calls the engine by its own key.
  const cause = finding.cause.startsWith(`${key} `)
    ? engine + finding.cause.slice(key.length)
    : finding.cause;
  const at: Path = ["engine", "args", index];
  const arg = args[index] ?? "";
  // Only what is certain is a machine fix.
  const { count = 0, words = [] } = finding.replacement ?? {};
  const fixes = finding.replacement ? fixWords(args, index, count, words) : [];
  const help = helpOf(finding, `${engine} ${version}`);
  if (kind === "reserved-option") {
    report(diagnostics["reserved-arg"], { at, params: { arg, why: cause } });
  } else if (kind === "stray-word" && !arg.startsWith("-")) {
    const item = `\`${arg}\``;
    report(diagnostics["stray-arg"], {
      at,
      params: { item, engine: workload.engine.name, help },
      fixes,
    });
  } else if (effect === "works") {
    report(diagnostics["engine-arg-note"], { at, params: { arg, cause }, fixes });
  } else if (kind === "unknown-option" && !sure) {
    report(diagnostics["engine-arg-unknown"], { at, params: { arg, help, engine } });
  } else if (effect === "exits") {
    report(diagnostics["engine-arg"], { at, params: { engine, arg, cause, help }, fixes });
  } else {
    report(diagnostics["engine-arg-odd"], { at, params: { arg, cause, help }, fixes });
  }
}

function helpOf({ nearest = [], replacement, kind }: Finding, release: string): string {
  if (replacement?.words.length === 0) return "remove it";
  if (replacement) return `write ${replacement.words.map((word) => `\`${word}\``).join(", ")}`;
  const [first, ...others] = nearest.map((word) => `\`${word}\``);
  if (first !== undefined) return `did you mean ${[first, ...others].join(" or ")}?`;
  return kind === "stray-word"
    ? "write the option that it belongs to before it, or remove it"
    : `see the options of ${release}, or remove it`;
}
