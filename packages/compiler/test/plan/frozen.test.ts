import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { planSchema, workloadSchema } from "../../src/plan/schema.js";

/** Plans v1 as they were once written. They are never written anew: a backend must go on taking them. */
const FOLDER = join(import.meta.dirname, "frozen");

const frozen = readdirSync(FOLDER).map(
  (file) => [file, JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as unknown] as const,
);

test.each(frozen)("%s is still a Plan v1, with nothing lost", (_, plan) => {
  expect(planSchema().parse(plan)).toEqual(plan);
});

/** Every key of the Plan's own maps, as a path without indexes. */
function keysOf(schema: unknown, path = ""): string[] {
  if (schema instanceof z.ZodOptional) return keysOf(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return keysOf(schema.element, path);
  if (!(schema instanceof z.ZodObject)) return [path];
  return Object.entries(schema.shape).flatMap(([key, child]) => keysOf(child, `${path}/${key}`));
}

function has(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value))
    return value.some((item) => has(item, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return value !== undefined;
  if (typeof value !== "object" || value === null) return false;
  return has((value as Readonly<Record<string, unknown>>)[key], rest);
}

test("together they hold every key that a workload can have", () => {
  const workloads = frozen.flatMap(([, plan]) => planSchema().parse(plan).workloads);
  const missing = keysOf(workloadSchema()).filter(
    (path) => !has(workloads, path.slice(1).split("/")),
  );
  expect(missing).toEqual([]);
});
