const WIDTH = 92;

/** Breaks a paragraph into lines of at most 92 columns, indented by `indent`. */
export function wrap(text: string, indent: number): string {
  const pad = " ".repeat(indent);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${pad}`);
}

/** Two columns: terms, and wrapped descriptions. */
export function table(rows: readonly (readonly [term: string, description: string])[]): string {
  const width = Math.max(...rows.map(([term]) => term.length)) + 4;
  return rows
    .map(([term, description]) => `  ${term.padEnd(width - 2)}${wrap(description, width)}\n`)
    .join("");
}
