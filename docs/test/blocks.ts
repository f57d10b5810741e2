/** One fenced block of a page. What its words mean is in CONTRIBUTING.md, "Documentation". */
export interface Block {
  /** Where the text begins, from 1. */
  readonly line: number;
  readonly language: string;
  /** Words without a value: `output`, `config` … */
  readonly flags: ReadonlySet<string>;
  /** Words with one: `file=llm.yaml`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

const FENCE = /^```([^\n`]*)\n((?:(?!^```$)[^\n]*\n)*?)^```$/gm;

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map(({ index, 1: info = "", 2: text = "" }) => {
    const [language = "", ...words] = info.trim().split(/\s+/);
    const pairs = words.map((word) => word.split("=", 2));
    return {
      line: markdown.slice(0, index).split("\n").length + 1,
      language,
      flags: new Set(pairs.flatMap(([name = "", value]) => (value === undefined ? [name] : []))),
      attributes: new Map(
        pairs.flatMap(([name = "", value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      ),
      text,
    };
  });
}

/** The same text with other contents in some blocks, told by the line where they begin. */
export function replaceBlocks(markdown: string, contents: ReadonlyMap<number, string>): string {
  return markdown.replace(FENCE, (whole: string, info: string, text: string, offset: number) => {
    const line = markdown.slice(0, offset).split("\n").length + 1;
    const content = contents.get(line);
    return content === undefined || content === text ? whole : `\`\`\`${info}\n${content}\`\`\``;
  });
}

/** Whether a text is the expected one, in which a line of just `…` stands for any lines. */
export function fits(actual: string, expected: string): boolean {
  const parts = `\n${expected}`.split("\n…\n");
  const whole = `\n${actual}`;
  if (parts.length === 1) return whole === parts[0];
  const first = `${parts[0] ?? ""}\n`;
  const last = `\n${parts.at(-1) ?? ""}`;
  if (!whole.startsWith(first) || !whole.endsWith(last)) return false;
  let at = first.length - 1;
  for (const part of parts.slice(1, -1)) {
    const found = whole.indexOf(`\n${part}\n`, at);
    if (found === -1) return false;
    at = found + part.length + 1;
  }
  return at <= whole.length - last.length;
}
