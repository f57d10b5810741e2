import type { Path } from "@inferspec/compiler";

/** Every node of plain data with its path, containers before what they hold. The root is left out. */
export function* nodesOf(
  value: unknown,
  path: Path = [],
): Generator<{ path: Path; value: unknown }> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    yield { path: below, value: child };
    yield* nodesOf(child, below);
  }
}

/** Whether `path` is `start` or lies below it. */
export function startsWith(path: Path, start: Path): boolean {
  return path.length >= start.length && start.every((part, index) => path[index] === part);
}
