import { suggest } from "@inferspec/compiler";
import type { Arguments } from "../args/arguments.js";
import { check } from "../check.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { displayName } from "../inputs/paths.js";
import type { Io } from "../io.js";
import { reportErrors } from "../report/report.js";
import { createHost } from "../host.js";
import { openWorkshop, targetOf } from "../session.js";
import { usage } from "../usage.js";

/** `inferspec explain`: a diagnostic, a parameter, a line, or what backends can do. */
export async function run(args: Arguments, io: Io): Promise<ExitCode> {
  if (args.has("matrix")) return (await import("./explain-matrix.js")).runMatrix(args, io);
  if (args.has("from") || args.has("to")) {
    return (await import("./explain-portability.js")).runPortability(args, io);
  }
  const [topic, ...more] = args.positionals;
  if (topic === undefined) {
    return usage(
      {
        problem: "explain what?",
        help: "name a diagnostic's code, `KIND`, `KIND.path` or `FILE:LINE`",
      },
      io,
    );
  }
  if (more.length > 0) return usage({ problem: "explain takes one topic at a time" }, io);
  const place = /^(.+?):(\d{1,9})(?::\d+)?$/.exec(topic);
  if (place) return explainPlace(place[1] ?? "", Number(place[2]), args, io);
  return explainWord(topic, args, io);
}

async function explainWord(topic: string, args: Arguments, io: Io): Promise<ExitCode> {
  const { equipment, diagnostics: problems } = await openWorkshop(args, io);
  const code = await reportErrors(
    problems,
    { documents: [], host: createHost(io, new Map()), equipment },
    io,
  );
  if (code !== EXIT.ok) return code;
  const { allDiagnostics } = await import("../explain/catalogue.js");
  const diagnostics = allDiagnostics(equipment);
  const kind = diagnostics.get(topic);
  if (kind) {
    const { explainCode } = await import("../explain/code.js");
    io.stdout.write(explainCode(kind));
    return EXIT.ok;
  }
  if (topic.includes("/")) {
    const codes = [...diagnostics.keys()].sort();
    return unknown(topic, suggest(topic, codes), codes, io);
  }
  const { explainField } = await import("../explain/field.js");
  const field = await explainField(topic, equipment.runtimes);
  if (!field.ok) return unknown(topic, field.nearest, field.listed, io);
  io.stdout.write(field.text);
  return EXIT.ok;
}

/** Nothing has that name: says what is near, and what there is. */
function unknown(
  topic: string,
  nearest: string | undefined,
  listed: readonly string[],
  io: Io,
): ExitCode {
  const help = nearest === undefined ? "these exist:" : `did you mean \`${nearest}\`? These exist:`;
  io.stderr.write(
    `inferspec: nothing is called \`${topic}\`; ${help}\n${listed.map((name) => `  ${name}\n`).join("")}`,
  );
  return EXIT.usage;
}

async function explainPlace(
  file: string,
  line: number,
  args: Arguments,
  io: Io,
): Promise<ExitCode> {
  const checked = await check(args, io, [file]);
  if ("problem" in checked) return usage(checked, io);
  const { compilation, synthesis, session, diagnostics } = checked;
  const { explainLine } = await import("../explain/line.js");
  const target = targetOf(session, args);
  const decisions = target ? await session.compiler.decisions(compilation, target) : [];
  const text = explainLine(displayName(io.cwd, file), line, compilation, { synthesis, decisions });
  // What cannot be compiled may still be explained; what is wrong with it is said as well.
  const code = await reportErrors(diagnostics, { ...session, ...compilation }, io);
  if (text !== undefined) io.stdout.write(text);
  else if (code === EXIT.ok)
    io.stderr.write(`inferspec: nothing of a spec stands at ${file}:${String(line)}\n`);
  return code === EXIT.ok && text === undefined ? EXIT.errors : code;
}
