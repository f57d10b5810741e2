import type { AnyBackend } from "../backend.js";
import type { Compilation, CompileOptions, Compiler, Synthesis } from "../compiler.js";
import { createCompiler } from "../create-compiler.js";
import { renderYamlStream } from "../emit/manifest-yaml.js";
import { createMemoryHost } from "../host/memory.js";
import type { Runtime } from "../runtime.js";

/** What one input becomes on one backend. */
export interface Outcome extends Synthesis {
  readonly compilation: Compilation;
  /** The manifests as one YAML stream, as `inferspec synth` prints them. */
  readonly yaml: string;
}

export interface TesterOptions {
  readonly runtimes: readonly Runtime[];
  readonly backends: readonly AnyBackend[];
  readonly compile?: CompileOptions | undefined;
  /** Options of each backend, by its name. */
  readonly targets?: Readonly<Record<string, unknown>> | undefined;
  /** Further files that backends may read, by their name. */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** Compiles texts and values in memory, for the tests of runtimes and backends. */
export interface Tester {
  readonly compiler: Compiler;
  /** Compiles one YAML or JSON text, as the file `spec.yaml`. */
  text(text: string, backend: string): Promise<Outcome>;
  /** Compiles plain data, as a TypeScript spec would export it. */
  value(value: unknown, backend: string): Promise<Outcome>;
}

/** Makes a tester. Nothing is read from or written to the machine. */
export function createTester(options: TesterOptions): Tester {
  const compiler = createCompiler({
    host: createMemoryHost(options.files ?? {}),
    runtimes: options.runtimes,
    backends: options.backends,
  });
  const outcome = async (compilation: Compilation, backend: string): Promise<Outcome> => {
    const synthesis = await compiler.synth(compilation, {
      backend,
      options: options.targets?.[backend],
    });
    const yaml = renderYamlStream(synthesis.manifests.map(({ object }) => object));
    return { ...synthesis, compilation, yaml };
  };
  return {
    compiler,
    text: async (text, backend) =>
      outcome(await compiler.compile([{ file: "spec.yaml", text }], options.compile), backend),
    value: async (value, backend) =>
      outcome(await compiler.compile([{ file: "spec", value }], options.compile), backend),
  };
}
