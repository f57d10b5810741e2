import { relative } from "node:path";
import ts from "typescript";
import { ROOT } from "./page.js";

/** Type errors of files, one line each, judged with the repository's own settings. */
export function typeErrors(files: readonly string[]): string[] {
  const config = ts.readConfigFile(`${ROOT}tsconfig.base.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const program = ts.createProgram([...files], {
    ...options,
    composite: false,
    declaration: false,
    declarationMap: false,
    noEmit: true,
  });
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    if (!source) return [`${file} is not there`];
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return found.map(({ start, messageText }) => {
      const { line } = source.getLineAndCharacterOfPosition(start ?? 0);
      const message = ts.flattenDiagnosticMessageText(messageText, " ");
      return `${relative(ROOT, file)}:${String(line + 1)}: ${message}`;
    });
  });
}
