import * as z from "zod";

const text = (description: string) => z.string().min(1).meta({ description });

const bound = (description: string) => z.int().min(0).meta({ description }).optional();

const limits = () =>
  z.strictObject({
    fileBytes: bound("bytes of one file"),
    depth: bound("nested maps and lists in one document"),
    aliases: bound("uses of YAML aliases in one document"),
    nodes: bound("values in one document after its aliases are expanded"),
    documents: bound("documents in one file"),
    files: bound("input files of one run"),
  });

/** The configuration file. Made on first use: a run without one never pays for it. */
export const makeConfigSchema = () =>
  z.strictObject({
    project: text("the project of entities that name none; else `default`").optional(),
    inputs: z
      .array(text("a file, folder or glob, relative to this file"))
      .meta({ description: "what to read when the command line names no files" })
      .optional(),
    backend: text("the backend that `synth` draws for when `-b` is left out").optional(),
    defaultRun: z
      .boolean()
      .meta({ description: "serve functions that have no run with the defaults of their kind" })
      .optional(),
    secrets: z
      .record(
        z.string(),
        z.strictObject({
          secret: text("the name of the Kubernetes Secret"),
          key: text("the key in that Secret"),
          optional: z
            .boolean()
            .meta({ description: "start even where the Secret does not exist" })
            .optional(),
        }),
      )
      .meta({ description: "where each project secret key lives; references only, never values" })
      .optional(),
    suppress: z
      .array(
        z.strictObject({
          code: text("the diagnostic to allow"),
          reason: text("why it is fine here; shown in reports"),
          file: text("only in this file").optional(),
          path: text("only at or below this path of the document, such as `spec.url`").optional(),
        }),
      )
      .meta({
        description:
          "diagnostics to allow in JSON and TypeScript; in YAML write `# inferspec-ignore <code>: why`",
      })
      .optional(),
    limits: limits()
      .meta({
        description: "bounds on what one run reads, where a spec needs more than the defaults",
      })
      .optional(),
    plugins: z
      .array(text("a package name, or a path beginning with `./`"))
      .meta({
        description:
          "modules that bring further runtimes and backends, resolved from this file's folder",
      })
      .optional(),
    backends: z
      .record(z.string(), z.unknown())
      .meta({ description: "what each target defines, under the backend's name" })
      .optional(),
  });

export type Config = z.infer<ReturnType<typeof makeConfigSchema>>;
