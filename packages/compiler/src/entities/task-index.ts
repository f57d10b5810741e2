import { parseTaskRef } from "@inferspec/spec";
import { quote } from "../describe.js";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { Entity, SpecOrigin } from "../source/entity.js";
import { kindsFit, type FunctionIndex } from "./function-index.js";
import { DEFAULT_PROJECT } from "./project.js";

/** A task with the function that it belongs to. */
export interface LinkedTask {
  readonly task: Entity;
  readonly function: Entity;
}

/** Exported tasks by kind, project and id. */
export class TaskIndex {
  /** Those whose function is among the inputs. */
  readonly all: LinkedTask[] = [];
  readonly #byKey = new Map<string, LinkedTask>();
  readonly #used = new Set<Entity>();

  constructor(
    tasks: readonly Entity[],
    functions: FunctionIndex,
    private readonly report: Report<SpecOrigin>,
  ) {
    for (const task of tasks) {
      const key = taskKey(task.kind, task.project, task.id);
      const twin = this.#byKey.get(key);
      if (twin) {
        report(spec["duplicate-task"], {
          at: { entity: task, path: task.id === undefined ? ["kind"] : ["id"] },
          params: { kind: task.kind },
          related: [
            { message: "the other one is here", at: { entity: twin.task, path: ["kind"] } },
          ],
        });
        continue;
      }
      const fn = functions.follow(task, report);
      if (!fn || !kindsFit(task, fn, report)) continue;
      const linked = { task, function: fn };
      this.all.push(linked);
      this.#byKey.set(key, linked);
    }
  }

  /** The task that a run names in `spec.task`, which must belong to the run's own function. */
  follow(run: Entity, fn: Entity): Entity | undefined {
    const text = run.spec["task"];
    if (typeof text !== "string") return undefined; // The schema says what is wrong.
    const at = { entity: run, path: ["spec", "task"] };
    const parsed = parseTaskRef(text);
    // A run `K+serve:run` executes a task `K+serve`.
    const kind = run.kind.replace(/:run$/, "");
    if (!parsed.ok || parsed.value.kind !== kind) {
      this.report(spec["bad-reference"], {
        at,
        params: { value: quote(text), category: "task", form: `${kind}://<project>/<id>` },
      });
      return undefined;
    }
    const linked = this.#byKey.get(taskKey(kind, parsed.value.project, parsed.value.id));
    if (!linked) {
      this.report(spec["unknown-task"], { at, params: { reference: text } });
      return undefined;
    }
    this.#used.add(linked.task);
    if (linked.function === fn) return linked.task;
    this.report(spec["task-of-another"], {
      at,
      params: { reference: text, other: linked.function.name ?? "", function: fn.name ?? "" },
      related: [{ message: "the task is here", at: { entity: linked.task, path: ["kind"] } }],
    });
    return undefined;
  }

  /** Says which tasks no run uses. */
  reportUnused(): void {
    for (const { task } of this.all) {
      if (this.#used.has(task)) continue;
      this.report(spec["unused-task"], {
        at: { entity: task, path: ["kind"] },
        side: "key",
        params: { run: `${task.kind}:run` },
      });
    }
  }
}

function taskKey(kind: string, project: string | undefined, id: string | undefined): string {
  return JSON.stringify([kind, project ?? DEFAULT_PROJECT, id ?? null]);
}
