import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import {
  createReport,
  type AnyBackend,
  type Diagnostic,
  type DocumentPlace,
  type Report,
  type Runtime,
} from "@inferspec/compiler";
import { config as catalogue } from "../config/diagnostics.js";
import type { LoadedConfig } from "../config/load.js";
import { describeFailure, errnoOf } from "../errno.js";
import { isPluginBackend, isPluginRuntime } from "./shape.js";

/** What runs can use: the built-in runtimes and backends, and those that plugins bring. */
export interface Equipment {
  readonly runtimes: readonly Runtime[];
  readonly backends: readonly AnyBackend[];
}

/** The only version of the Plan there is so far. */
const PLAN = "v1";

/** Loads the plugins that the configuration names. Their code runs here; only plain objects cross over. */
export async function loadPlugins(
  { file, document, value }: LoadedConfig,
  builtIn: Equipment,
): Promise<Equipment & { readonly diagnostics: readonly Diagnostic[] }> {
  const runtimes = [...builtIn.runtimes];
  const backends = [...builtIn.backends];
  const found: Diagnostic[] = [];
  const report = createReport<DocumentPlace>(found, (place) => place);
  for (const [index, plugin] of (file === undefined ? [] : (value.plugins ?? [])).entries()) {
    const at = document && { document, path: ["plugins", index] };
    const problem: Problem = { plugin, at, report };
    const exported = await importPlugin(plugin, file ?? "", problem);
    if (exported) takeOver(exported.value, { runtimes, backends }, problem);
  }
  return { runtimes, backends, diagnostics: found };
}

interface Problem {
  readonly plugin: string;
  readonly at: DocumentPlace | undefined;
  readonly report: Report<DocumentPlace>;
}

async function importPlugin(
  plugin: string,
  configFile: string,
  { at, report }: Problem,
): Promise<{ readonly value: unknown } | undefined> {
  const place = at && { at };
  let path: string;
  try {
    path = createRequire(configFile).resolve(plugin);
  } catch (error) {
    if (errnoOf(error) === "MODULE_NOT_FOUND")
      report(catalogue["plugin-not-found"], { ...place, params: { plugin } });
    else
      report(catalogue["plugin-failed"], {
        ...place,
        params: { plugin, detail: describeFailure(error) },
      });
    return undefined;
  }
  try {
    const module: unknown = /\.[cm]?ts$/.test(path)
      ? await (await import("../evaluate/jiti.js")).importTypeScript(path)
      : await importModule(pathToFileURL(path).href);
    return { value: defaultExport(module) };
  } catch (error) {
    report(catalogue["plugin-failed"], {
      ...place,
      params: { plugin, detail: describeFailure(error) },
    });
    return undefined;
  }
}

/** See import.cjs, which lies beside this module and beside the bundle. */
function importModule(url: string): Promise<unknown> {
  const load = createRequire(import.meta.url)("./import.cjs") as (url: string) => Promise<unknown>;
  return load(url);
}

/** Of an ES module, its default; of a CommonJS module compiled from one, the default within. */
function defaultExport(module: unknown): unknown {
  const outer = memberOf(module, "default");
  return memberOf(outer, "__esModule") === true ? memberOf(outer, "default") : outer;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function takeOver(
  exported: unknown,
  into: { runtimes: Runtime[]; backends: AnyBackend[] },
  { plugin, at, report }: Problem,
): void {
  const place = at && { at };
  const misshapen = (detail: string): void => {
    report(catalogue["plugin-shape"], { ...place, params: { plugin, detail } });
  };
  if (typeof exported !== "object" || exported === null)
    return misshapen("it has no default export that is an object");
  if (!("runtimes" in exported) && !("backends" in exported))
    return misshapen("it has neither `runtimes` nor `backends`");
  const runtimes: unknown = memberOf(exported, "runtimes") ?? [];
  const backends: unknown = memberOf(exported, "backends") ?? [];
  if (!Array.isArray(runtimes) || !Array.isArray(backends))
    return misshapen("`runtimes` and `backends` are lists");
  for (const runtime of runtimes as unknown[]) {
    if (!isPluginRuntime(runtime)) misshapen("a runtime lacks `kind`, `function` or `tasks`");
    else if (into.runtimes.some(({ kind }) => kind === runtime.kind)) {
      report(catalogue["plugin-clash"], {
        ...place,
        params: { plugin, what: "kind", name: runtime.kind },
      });
    } else into.runtimes.push(runtime);
  }
  for (const backend of backends as unknown[]) {
    if (!isPluginBackend(backend))
      misshapen("a backend lacks `name`, `plan`, `options`, `load`, `supports` or `synth`");
    else if (into.backends.some(({ name }) => name === backend.name)) {
      report(catalogue["plugin-clash"], {
        ...place,
        params: { plugin, what: "backend", name: backend.name },
      });
    } else if (String(backend.plan) !== PLAN) {
      const params = { plugin, backend: backend.name, theirs: String(backend.plan), ours: PLAN };
      report(catalogue["plugin-plan-version"], { ...place, params });
    } else into.backends.push(backend);
  }
}
