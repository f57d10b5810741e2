import { basename, dirname, join, resolve } from "node:path";
import { canonicalJson, createDiagnostic, type Diagnostic } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { BUILT_IN } from "../equipment.js";
import { describeFailure, errnoOf } from "../errno.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { createHost } from "../host.js";
import { init as catalogue } from "../init/diagnostics.js";
import { starterFiles, type StarterFile } from "../init/files.js";
import type { Io } from "../io.js";
import { reportErrors } from "../report/report.js";
import { schemaText } from "../schema/schema-text.js";
import { usage } from "../usage.js";

/** `inferspec init`: a working starter. */
export async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [wanted = ".", ...more] = args.positionals;
  if (more.length > 0) return usage({ problem: "name one folder" }, io);
  const folder = resolve(io.cwd, wanted);
  const schema = canonicalJson(await schemaText(undefined, BUILT_IN.runtimes));
  const files = starterFiles(projectName(folder), schema);
  const problems = await writeStarter(folder, files, io);
  if (problems.length > 0) {
    const context = { documents: [], host: createHost(io, new Map()), equipment: BUILT_IN };
    return reportErrors(problems, context, io);
  }
  if (!args.has("quiet")) {
    const change = folder === io.cwd ? "" : `cd ${wanted} && `;
    io.stderr.write(
      `${files.map(({ name }) => `wrote ${join(wanted, name)}\n`).join("")}\nNext: ${change}inferspec synth\n`,
    );
  }
  return EXIT.ok;
}

/** The folder's name, where it is a legal project name. */
function projectName(folder: string): string {
  const name = basename(folder)
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-.]+/, "");
  return name === "" ? "default" : JSON.stringify(name);
}

async function writeStarter(
  folder: string,
  files: readonly StarterFile[],
  io: Io,
): Promise<Diagnostic[]> {
  const taken: Diagnostic[] = [];
  for (const { name } of files) {
    if (await exists(join(folder, name), io))
      taken.push(createDiagnostic(catalogue.exists, { params: { file: name } }));
  }
  if (taken.length > 0) return taken;
  const written: string[] = [];
  for (const { name, text } of files) {
    const path = join(folder, name);
    try {
      const made = await io.fs.mkdir(dirname(path), { recursive: true });
      if (made !== undefined) written.push(made);
      await io.fs.writeFile(path, text, { flag: "wx" });
      written.push(path);
    } catch (error) {
      for (const one of written.reverse()) await io.fs.rm(one, { recursive: true, force: true });
      const params = { file: name, detail: describeFailure(error) };
      return [createDiagnostic(catalogue.unwritable, { params })];
    }
  }
  return [];
}

async function exists(path: string, io: Io): Promise<boolean> {
  try {
    await io.fs.lstat(path);
    return true;
  } catch (error) {
    return errnoOf(error) !== "ENOENT";
  }
}
