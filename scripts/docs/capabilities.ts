import {
  compareText,
  FIELDS,
  type AnyBackend,
  type Backend,
  type Support,
} from "@inferspec/compiler";
import { toJsonSchema } from "@inferspec/spec";
import { BUILT_IN } from "../../packages/cli/src/equipment.js";
import { page, sentence, table } from "./markdown.js";

/** One column: a backend, at one version of its target where it knows several. */
interface Column {
  readonly title: string;
  readonly support: Readonly<Record<string, Support>>;
}

/** What each backend can do, for each version of its target. */
export async function capabilitiesPage(): Promise<string> {
  const sections: string[] = [];
  for (const backend of BUILT_IN.backends) sections.push(await backendSection(backend));
  return page(
    "Capabilities",
    "What a workload may require, and how each backend meets it, for each version of its target: natively (yes), " +
      "emulated, in part, or not at all. A capability that a backend does not name is not supported. " +
      "All of it comes from the backend's own `supports`, with the defaults of its options.",
    ...sections,
    "## Which part of a Plan needs which capability",
    "Besides these, a workload needs `engine.<name>`, `model.<scheme of its uri>`, `feature.<name>`, " +
      "`protocol.<name>` and `hints.<backend>`, each for what it holds.",
    table(
      ["part of the workload", "capability"],
      FIELDS.map(({ path, capability }) => [`\`${path.join(".")}\``, `\`${capability}\``]),
    ),
  );
}

async function backendSection(backend: AnyBackend): Promise<string> {
  // Options and facts are the backend's own business: what `load` gives goes back to the same backend only.
  const own = backend as unknown as Backend;
  const columns: Column[] = [];
  for (const version of versionsOf(own)) columns.push(await columnOf(own, version));
  const names = new Set(columns.flatMap(({ support }) => Object.keys(support)));
  return [
    `## ${own.name}`,
    table(
      ["capability", ...columns.map(({ title }) => title), "how, or why not"],
      [...names].sort(compareText).map((name) => {
        const supports = columns.map(({ support }) => support[name]);
        return [`\`${name}\``, ...supports.map(level), reasons(supports)];
      }),
    ),
  ].join("\n\n");
}

function schemaOf({ options }: Backend) {
  return typeof options === "function" ? options() : options;
}

/** The versions that the options give as examples; one column without a version where there are none. */
function versionsOf(backend: Backend): readonly (string | undefined)[] {
  const properties = toJsonSchema(schemaOf(backend))?.["properties"] as
    Readonly<Record<string, { readonly examples?: readonly string[] }>> | undefined;
  return properties?.["version"]?.examples ?? [undefined];
}

async function columnOf(backend: Backend, version: string | undefined): Promise<Column> {
  const parsed = schemaOf(backend).safeParse(version === undefined ? {} : { version });
  if (!parsed.success) throw new Error(`${backend.name} refuses version ${String(version)}`);
  const facts = await backend.load(parsed.data, {
    read: () => Promise.resolve(undefined),
    parse: () => undefined,
    report: ({ code }) => {
      throw new Error(`${backend.name} reports ${code} for its own defaults`);
    },
  });
  return { title: version ?? "supported", support: backend.supports(facts) as Column["support"] };
}

const LEVELS = { native: "yes", emulated: "emulated", partial: "in part", none: "no" } as const;

function level(support: Support | undefined): string {
  return support ? LEVELS[support.level] : "no";
}

/** The sentences of all versions, each once. */
function reasons(supports: readonly (Support | undefined)[]): string {
  const found = supports.flatMap((support) => {
    if (!support || support.level === "native") return [];
    return [sentence(support.level === "emulated" ? support.how : support.why)];
  });
  return [...new Set(found)].join("\n");
}
