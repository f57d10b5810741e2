/** Tokens that are told by their looks: Hugging Face, AWS key ids, OpenAI and its like, GitHub, GitLab, Slack. */
const TOKENS =
  /(?<![A-Za-z0-9])(?:hf_[A-Za-z0-9]{6,}|(?:AKIA|ASIA)[A-Z0-9]{8,}|sk-[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{8,}|github_pat_\w{8,}|glpat-[\w-]{8,}|xox[abprs]-[\w-]{8,})/g;
/** The password of `scheme://user:password@host`. */
const URL_PASSWORDS = /(?<=:\/\/[^\s/:@]{0,100}:)[^\s/@]{1,200}(?=@)/g;
/** A key, as a mapping of YAML, JSON or TypeScript writes it, or an argument: `HF_TOKEN: `, `"token": `, `--api-key=`. */
const KEYS = /(?<![\w.-])-{0,2}([A-Za-z_][\w.-]{0,100})(?:["']?[ \t]{0,8}:|["']?[ \t]{0,8}=)/g;
/** An item of a list of environment variables, up to its value: `name: HF_TOKEN, value: `. */
const NAMED =
  /(?<![\w.-])["']?name["']?[ \t]{0,8}:[ \t]{0,8}["']?(\w{1,100})["']?[ \t]{0,8},?\s{0,200}["']?value["']?[ \t]{0,8}:/g;

/** Names of environment variables that hold secrets. */
const SECRET_VARIABLE =
  /^[A-Z0-9_]*(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY)[A-Z0-9_]*$/;
/** Other keys must end so: `tokenizer` and `max_tokens` hold none. */
const SECRET_KEY = /(?:token|secret|password|passwd|api[_-]?key|access[_-]?key)$/i;

/** What every name of a secret holds. Most texts hold none of it, and need no search for keys. */
const MAYBE_SECRET = /token|secret|passw|key/i;

/** How far a line is read to the left. */
const REACH = 500;

/** A part of a text, in UTF-16 offsets; the end is exclusive. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The parts of a text that look like tokens, wherever they stand. */
export function tokensIn(text: string): Range[] {
  // Compiling a pattern is a good part of a small report, so it is only tried where it can match.
  const patterns = text.includes("@") ? [TOKENS, URL_PASSWORDS] : [TOKENS];
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: match, index }) => rangeOf(index, match)),
  );
}

/** The values of a text that stand at a key whose name says that it holds a secret. */
export function keyedSecretsIn(text: string): Range[] {
  if (!MAYBE_SECRET.test(text)) return [];
  return [KEYS, NAMED].flatMap((pattern) => {
    const ranges: Range[] = [];
    let searched = 0;
    for (const { 0: match, 1: key = "", index } of text.matchAll(pattern)) {
      // What looks like a key inside a value is hidden with it.
      if (index < searched || !isSecretKey(key)) continue;
      ranges.push(...valueAt(text, index, index + match.length));
      searched = ranges.at(-1)?.end ?? 0;
    }
    return ranges;
  });
}

/** Keys of numbers: `max-num-batched-token` counts tokens of another sort. */
const COUNT = /^(?:max|min|num)[_-]/;

/** `secret` itself holds the name of a Kubernetes Secret, here and in the configuration. */
function isSecretKey(key: string): boolean {
  if (key === "secret" || COUNT.test(key)) return false;
  return SECRET_VARIABLE.test(key) || SECRET_KEY.test(key);
}

/** The value behind the key at `key`, whose separator ends at `from`. None where it is a mapping, a list or an alias. */
function valueAt(text: string, key: number, from: number): Range[] {
  const start = from + matchAt(/[ \t]*(?:[&!]\S*[ \t]+)?/y, text, from).length;
  const quoted = matchAt(/"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|`[^`]*`/y, text, start);
  if (quoted !== "") return [{ start: start + 1, end: start + quoted.length - 1 }];
  if (/[{[*]/.test(text.charAt(start))) return [];
  const below = matchAt(/(?:[|>][-+0-9]*[ \t]*)?(?:#[^\n]*)?\r?\n/y, text, start);
  if (below !== "") return linesBelow(text, key, start + below.length, /^[|>]/.test(below));
  const isArgument = text[from - 1] === "=";
  const inFlow = /[{[]/.test(lineBefore(text, key));
  const plain = isArgument ? /[^\s"'`,&;)\]}]+/y : inFlow ? /[^\n,}\]]+/y : /(?:[^\n#]|(?<=\S)#)+/y;
  const value = matchAt(plain, text, start).trimEnd();
  return value === "" ? [] : [rangeOf(start, value)];
}

/** The scalar on the lines below a key: those that are indented more than the key's own. */
function linesBelow(text: string, key: number, from: number, isBlock: boolean): Range[] {
  const line = lineBefore(text, key);
  const indent = line.length - line.trimStart().length;
  const deeper = new RegExp(
    `[ \\t]{${String(indent + 1)},}\\S[^\\n]*(?:\\n|$)|[ \\t]*\\r?\\n`,
    "y",
  );
  const ranges: Range[] = [];
  for (let at = from; at < text.length;) {
    const next = matchAt(deeper, text, at);
    if (next === "") break;
    // Without a sign of a block scalar the lines may be a mapping or a list, which is searched by itself.
    if (!isBlock && /^\s*(?:-\s|["']?[\w.-]+["']?\s*:(?:\s|$)|[{[*])/.test(next)) break;
    const value = next.trim();
    if (value !== "") ranges.push(rangeOf(at + next.indexOf(value), value));
    at += next.length;
  }
  return ranges;
}

/** The line up to an offset, or as much of it as is worth looking at. */
function lineBefore(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - REACH), offset);
  return near.slice(near.lastIndexOf("\n") + 1);
}

function rangeOf(start: number, text: string): Range {
  return { start, end: start + text.length };
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? "";
}
