import type { ShortSpec } from "./specs.js";

/** Keys of a short function that stand beside `spec` in an exported one. */
const HEAD = new Set(["kind", "name", "project", "description", "labels"]);

/** The same service as DigitalHub exports it: a function, a task and a run for each run, which refer to each other. */
export function exportedForm(spec: ShortSpec): Record<string, unknown>[] {
  const { kind, name, runs } = spec;
  const project = typeof spec["project"] === "string" ? spec["project"] : "default";
  const of = (wanted: boolean): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(spec).filter(([key]) => key !== "runs" && HEAD.has(key) === wanted),
    );
  const { description, labels, ...head } = of(true);
  const reference = `${kind}://${project}/${name}:f1`;
  return [
    {
      ...head,
      project,
      id: "f1",
      metadata: {
        ...(description !== undefined && { description }),
        ...(labels !== undefined && { labels }),
      },
      spec: of(false),
    },
    ...runs.flatMap((run, index) => {
      const { action, name: runName, ...parameters } = run;
      const task = `${kind}+${String(action)}`;
      const id = `t${String(index)}`;
      return [
        { kind: task, project, id, spec: { function: reference } },
        {
          kind: `${task}:run`,
          project,
          ...(runName !== undefined && { name: runName }),
          spec: { ...parameters, function: reference, task: `${task}://${project}/${id}` },
        },
      ];
    }),
  ];
}
