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
      "All of it comes from the backend's own `supports`, with the defaults of its options; where another choice of " +
      "one option changes something, a table of its own says what.",
    ...sections,
    "## Which part of a Plan needs which capability",
    "Besides these, a workload needs `engine.<name>`, `model.<scheme of its uri>`, `format.<name>`, `feature.<name>`, " +
      "`protocol.<name>`, `option.<name>` and `hints.<backend>`, each for what it holds, and a graph `graph` and " +
      "`graph.<type>` of its nodes.",
    table(
      ["part of the workload", "capability"],
      FIELDS.map(({ path, capability }) => [`\`${path.join(".")}\``, `\`${capability}\``]),
    ),
  );
}

async function backendSection(backend: AnyBackend): Promise<string> {
  // Options and facts are the backend's own business: what `load` gives goes back to the same backend only.
  const own = backend as unknown as Backend;
  const usual = await columnsOf(own, {});
  const parts = [`## ${own.name}`, supportTable(namesOf(usual), usual)];
  for (const [option, value] of choicesOf(own)) {
    const columns = await columnsOf(own, { [option]: value });
    const different = namesOf([...usual, ...columns]).filter((name) =>
      differ(name, usual, columns),
    );
    if (different.length === 0) continue;
    const title = `${option}: ${value}`;
    parts.push(
      `### ${own.name} with \`${title}\``,
      "What is not listed is as above.",
      supportTable(different, columns),
    );
  }
  return parts.join("\n\n");
}

function supportTable(names: readonly string[], columns: readonly Column[]): string {
  return table(
    ["capability", ...columns.map(({ title }) => title), "how, or why not"],
    names.map((name) => {
      const supports = columns.map(({ support }) => support[name]);
      return [`\`${name}\``, ...supports.map(level), reasons(supports)];
    }),
  );
}

function namesOf(columns: readonly Column[]): readonly string[] {
  const names = new Set(columns.flatMap(({ support }) => Object.keys(support)));
  return [...names].sort(compareText);
}

/** Whether two rows of one capability say different things. */
function differ(name: string, some: readonly Column[], others: readonly Column[]): boolean {
  const said = (columns: readonly Column[]) => {
    const supports = columns.map(({ support }) => support[name]);
    return JSON.stringify([supports.map(level), reasons(supports)]);
  };
  return said(some) !== said(others);
}

function schemaOf({ options }: Backend) {
  return typeof options === "function" ? options() : options;
}

/** What the options say of each of their keys. */
interface OptionSchema {
  readonly examples?: readonly string[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
}

function optionsOf(backend: Backend): Readonly<Record<string, OptionSchema | undefined>> {
  const properties = toJsonSchema(schemaOf(backend))?.["properties"];
  return (properties ?? {}) as Readonly<Record<string, OptionSchema | undefined>>;
}

/** The choices that a configuration may make otherwise than by default: option and value. */
function choicesOf(backend: Backend): readonly (readonly [string, string])[] {
  return Object.entries(optionsOf(backend)).flatMap(([option, schema]) =>
    (schema?.enum ?? [])
      .filter((value) => value !== schema?.default)
      .map((value) => [option, value] as const),
  );
}

/** One column a version that the options give as an example; a single one where there are none. */
async function columnsOf(
  backend: Backend,
  choice: Readonly<Record<string, string>>,
): Promise<readonly Column[]> {
  const versions = optionsOf(backend)["version"]?.examples ?? [undefined];
  const columns: Column[] = [];
  for (const version of versions) columns.push(await columnOf(backend, version, choice));
  return columns;
}

async function columnOf(
  backend: Backend,
  version: string | undefined,
  choice: Readonly<Record<string, string>>,
): Promise<Column> {
  const given = version === undefined ? choice : { ...choice, version };
  const parsed = schemaOf(backend).safeParse(given);
  if (!parsed.success) throw new Error(`${backend.name} refuses ${JSON.stringify(given)}`);
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
