import { kinds, modelKinds, toJsonSchema, type KindDefinition } from "@inferspec/spec";
import { fieldTable } from "./fields.js";
import { page, table } from "./markdown.js";

/** Every field of every built-in kind. */
export function kindsPage(): string {
  return page(
    "Kinds",
    "What each kind of function, run and model takes. A field that is not listed here is an error. " +
      "`[]` stands for the items of a list, `*` for the keys of a map. " +
      "A default is what applies when the field is left out; nothing is filled in.",
    "In the short form the function's fields stand flat beside `kind` and `name` (or under `spec`), and the run's " +
      "flat beside its `action`, under `runs`. In exported documents they stand under `spec` of the function " +
      "(`K`), the task (`K+action`) and the run (`K+action:run`); task and run then also have `function`, and the run `task`.",
    "## Which kind takes what",
    "`F`: a field of the function. `R`: a parameter of the run alone. `T`: one of the task, and so of the run too.",
    overview(),
    ...kinds.map(kindSection),
    "## Model entities",
    "Documents that `store://<project>/model/<kind>/<name>[:<id>]` refers to. Their `path` is what gets served.",
    ...modelKinds.map(({ kind, title, spec }) =>
      [`### ${kind}`, `${title}.`, fieldTable(spec())].join("\n\n"),
    ),
  );
}

/** Fields of functions and parameters of their runs, by kind. */
function overview(): string {
  const columns = kinds.map((kind: KindDefinition) => {
    const actions = Object.values(kind.actions);
    const fn = namesOf(kind.function());
    const tasks = new Set(actions.flatMap(({ task }) => [...namesOf(task())]));
    const runs = new Set(actions.flatMap(({ parameters }) => [...namesOf(parameters())]));
    const letters = (name: string): string =>
      [fn.has(name) && "F", runs.has(name) && (tasks.has(name) ? "T" : "R")]
        .filter((letter) => letter !== false)
        .join(" ");
    return { title: `\`${kind.kind}\``, names: [...fn, ...runs], letters };
  });
  const names = [...new Set(columns.flatMap((column) => column.names))];
  return table(
    ["field", ...columns.map(({ title }) => title)],
    names.map((name) => [`\`${name}\``, ...columns.map(({ letters }) => letters(name))]),
  );
}

function kindSection(kind: KindDefinition): string {
  const actions = Object.entries(kind.actions).map(([action, schemas]) => {
    const taken = namesOf(schemas.task());
    return [
      `### ${kind.kind}: run with action \`${action}\``,
      fieldTable(schemas.parameters(), kind.spellings, {
        title: "in the task too",
        of: (name) => (taken.has(name) ? "yes" : ""),
      }),
    ].join("\n\n");
  });
  return [
    `## ${kind.kind}`,
    kind.description,
    `### ${kind.kind}: function`,
    fieldTable(kind.function(), kind.spellings),
    ...actions,
  ].join("\n\n");
}

function namesOf(schema: unknown): ReadonlySet<string> {
  const properties = toJsonSchema(schema)?.["properties"];
  return new Set(
    typeof properties === "object" && properties !== null ? Object.keys(properties) : [],
  );
}
