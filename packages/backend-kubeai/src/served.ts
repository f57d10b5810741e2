import type { Workload } from "@inferspec/compiler";

/** Engines that KubeAI has none of → the one that serves the same models in its place. */
const SUBSTITUTES: Readonly<Record<string, string>> = { HuggingFaceServer: "VLLM" };

/** The engine that really serves where KubeAI has none of that name. */
export function substituteFor(engine: string): string | undefined {
  return Object.hasOwn(SUBSTITUTES, engine) ? SUBSTITUTES[engine] : undefined;
}

/** The workload as KubeAI serves it: rules and drawing ask for the engine that runs, at the paths of the Plan. */
export function asServed(workload: Workload): Workload {
  const substitute = substituteFor(workload.engine.name);
  if (substitute === undefined) return workload;
  return { ...workload, engine: { ...workload.engine, name: substitute } };
}
