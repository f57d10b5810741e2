import { canonicalJson, suggest } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { createHost } from "../host.js";
import type { Io } from "../io.js";
import { reportErrors } from "../report/report.js";
import { schemaText } from "../schema/schema-text.js";
import { openWorkshop } from "../session.js";
import { usage } from "../usage.js";

/** `inferspec schema`: the JSON Schema of one kind, or of all together. */
export async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [kind, ...more] = args.positionals;
  if (more.length > 0) return usage({ problem: "name one kind, or none for all" }, io);
  const { equipment, diagnostics } = await openWorkshop(args, io);
  const context = { documents: [], host: createHost(io, new Map()), equipment };
  const code = await reportErrors(diagnostics, context, io);
  if (code !== EXIT.ok) return code;
  const schema = await schemaText(kind, equipment.runtimes);
  if (schema !== undefined) {
    io.stdout.write(canonicalJson(schema));
    return EXIT.ok;
  }
  const kinds = equipment.runtimes.map((runtime) => runtime.kind);
  const nearest = suggest(kind ?? "", kinds);
  const help =
    nearest === undefined ? `there are ${kinds.join(", ")}` : `did you mean \`${nearest}\`?`;
  return usage({ problem: `there is no kind \`${kind ?? ""}\``, help }, io);
}
