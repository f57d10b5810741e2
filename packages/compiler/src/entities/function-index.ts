import { formatFunctionRef, lazy, parseFunctionRef } from "@inferspec/spec";
import { describeValue, quote } from "../describe.js";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { Entity, SpecOrigin } from "../source/entity.js";
import { parseKind } from "./kinds.js";
import { DEFAULT_PROJECT } from "./project.js";
import { suggestion } from "./suggestion.js";

/** Functions by project and name; versions of one function by their ids. */
export class FunctionIndex {
  readonly all: Entity[] = [];
  readonly #known = new Set<Entity>();
  readonly #byName = new Map<string, Entity[]>();

  constructor(functions: readonly Entity[], report: Report<SpecOrigin>) {
    for (const fn of functions) {
      if (fn.name === undefined) continue;
      const key = keyOf(fn.project, fn.name);
      const versions = this.#byName.get(key) ?? [];
      const twin = versions.find((other) => other.id === fn.id || other.kind !== fn.kind);
      if (twin) {
        report(spec["duplicate-function"], {
          at: { entity: fn, path: ["name"] },
          params: { name: fn.name, project: fn.project ?? DEFAULT_PROJECT },
          related: [{ message: "the other one is here", at: { entity: twin, path: ["name"] } }],
        });
        continue;
      }
      this.#byName.set(key, [...versions, fn]);
      this.#known.add(fn);
      this.all.push(fn);
    }
  }

  has(fn: Entity): boolean {
    return this.#known.has(fn);
  }

  /** The function that a task or run names in `spec.function`. */
  follow(entity: Entity, report: Report<SpecOrigin>): Entity | undefined {
    const at = { entity, path: ["spec", "function"] };
    const written = entity.spec["function"];
    if (written === undefined) {
      report(spec["missing-key"], {
        at: { entity, path: ["spec"] },
        side: "key",
        params: {
          key: "function",
          where: `this ${entity.category}`,
          description: "the function that it belongs to",
        },
      });
      return undefined;
    }
    const text = typeof written === "string" ? written : undefined;
    const parsed = text === undefined ? undefined : parseFunctionRef(text);
    if (text === undefined || !parsed?.ok) {
      report(spec["bad-reference"], {
        at,
        params: {
          value: text === undefined ? describeValue(written) : quote(text),
          category: "function",
          form: "<kind>://<project>/<name>:<id>",
        },
      });
      return undefined;
    }
    const reference = parsed.value;
    const versions = this.#byName.get(keyOf(reference.project, reference.name)) ?? [];
    const fn = versions.find(
      ({ id, kind }) => kind === reference.kind && (id === undefined || id === reference.id),
    );
    if (fn) return fn;
    const known = this.#references();
    const near = suggestion(text, known);
    report(spec["unknown-function"], {
      at,
      params: {
        reference: text,
        suggestion: known.length === 0 ? "add the exported function" : near.text,
      },
    });
    return undefined;
  }

  /** How each function is referred to; made once, however many references are wrong. */
  readonly #references = lazy(() =>
    this.all.map(({ kind, project, name, id }) =>
      formatFunctionRef({
        kind,
        project: project ?? DEFAULT_PROJECT,
        name: name ?? "",
        ...(id !== undefined && { id }),
      }),
    ),
  );
}

/** Whether a task or run has the kind that goes with its function; reports where it has not. */
export function kindsFit(entity: Entity, fn: Entity, report: Report<SpecOrigin>): boolean {
  if (parseKind(entity.kind).base === fn.kind) return true;
  report(spec["kind-mismatch"], {
    at: { entity, path: ["kind"] },
    params: {
      category: entity.category,
      kind: entity.kind,
      function: fn.kind,
      expected: fn.kind + entity.kind.slice(parseKind(entity.kind).base.length),
    },
  });
  return false;
}

function keyOf(project: string | undefined, name: string | undefined): string {
  return JSON.stringify([project ?? DEFAULT_PROJECT, name ?? null]);
}
