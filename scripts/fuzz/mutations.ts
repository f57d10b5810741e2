import fc from "fast-check";

/** One damage to a file's bytes. Places are fractions, so that they fit any length. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly to: number;
  readonly pick: number;
}

const KINDS = [
  "flip-bit",
  "replace-byte",
  "delete-bytes",
  "swap-lines",
  "repeat-line",
  "delete-line",
  "indent-line",
  "replace-value",
  "insert-token",
  "splice-other",
  "cut",
  "nest",
  "huge-scalar",
  "alias-bomb",
  "repeat-all",
] as const;

/** None, most often a few. What is costly to compile is rare. */
export function arbitraryMutations(): fc.Arbitrary<readonly Mutation[]> {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const [common, costly] = [KINDS.slice(0, 11), KINDS.slice(11)];
  const kind = fc.oneof(
    { weight: 300, arbitrary: fc.constantFrom(...common) },
    { weight: 1, arbitrary: fc.constantFrom(...costly) },
  );
  return fc.array(fc.record({ kind, at: place, to: place, pick: place }), { maxLength: 5 });
}

/** Applies the mutations one after the other. `other` is the text that pieces are taken from. */
export function mutate(
  bytes: Uint8Array,
  mutations: readonly Mutation[],
  other: string,
): Uint8Array {
  return mutations.reduce((current, mutation) => apply(current, mutation, other), bytes);
}

/** Values and tokens that have broken some parser, somewhere. */
const TOKENS = [
  "~",
  "null",
  "''",
  "[]",
  "{}",
  "[{}]",
  "-0",
  "1e999",
  "-1",
  "0",
  "1.5",
  "99999999999999999999",
  "0x7fffffffffffffff",
  ".inf",
  ".nan",
  "yes",
  "2024-01-01",
  "!!binary aGk=",
  "!!set {a}",
  "!custom x",
  "&a [*a]",
  "*missing",
  "<<",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "{__proto__: {a: 1}}",
  "{? [a, b] : c}",
  '"\\ud800"',
  '"\\0"',
  "\u0000",
  "\u0085",
  "\u2028",
  "\u202e",
  "\uFEFF",
  "👩‍👩‍👧‍👦",
  "e\u0301\u0301\u0301",
  "|\n  a\n b",
  ">-",
  "# inferspec-ignore kubeai/unknown-profile: because",
  "# inferspec-ignore",
  "---",
  "...",
  "%YAML 1.1",
  "%TAG ! tag:x,2000:",
  "\t",
  "\r",
  "store://demo/model/huggingface/x:1",
  "kubeai-text://default/a:f1",
  "hf://",
  "pvc://../..",
  "s3://a b?c=%",
  "oci://a@sha256:b",
  "$(A)",
  "{{ a }}",
] as const;

function apply(bytes: Uint8Array, { kind, at, to, pick }: Mutation, other: string): Uint8Array {
  const token = TOKENS[Math.floor(pick * TOKENS.length)] ?? "";
  const index = Math.floor(at * bytes.length);
  switch (kind) {
    case "flip-bit": {
      const copy = bytes.slice();
      copy[index] = (copy[index] ?? 0) ^ (1 << Math.floor(pick * 8));
      return copy;
    }
    case "replace-byte": {
      const copy = bytes.slice();
      copy[index] = Math.floor(pick * 256);
      return copy;
    }
    case "delete-bytes":
      return join(bytes.slice(0, index), "", bytes.slice(index + 1 + Math.floor(pick * 20)));
    case "insert-token":
      return join(bytes.slice(0, index), token, bytes.slice(index));
    case "splice-other": {
      const start = Math.floor(to * other.length);
      const piece = other.slice(start, start + Math.floor(pick * 80));
      return join(bytes.slice(0, index), piece, bytes.slice(index));
    }
    case "cut":
      return bytes.slice(0, index);
    case "nest": {
      const depth = Math.floor(pick * 400);
      const [open, close] = to < 0.5 ? ["[", "]"] : ["{a: ", "}"];
      const nested = open.repeat(depth) + (at < 0.7 ? close.repeat(depth) : "");
      return onLine(bytes, at, (line) => line.replace(/:.*/s, `: ${nested}`));
    }
    case "huge-scalar": {
      const text = ["x", "\\", "é", "1", " x", "👍"][Math.floor(to * 6)] ?? "x";
      const huge = text.repeat(Math.floor(pick * 10_000));
      return onLine(bytes, at, (line) => line.replace(/:.*/s, () => `: "${huge}"`));
    }
    case "alias-bomb":
      return join(bytes, `\nbomb: ${aliasBomb(1 + Math.floor(pick * 12))}\n`, new Uint8Array());
    case "repeat-all": {
      const between = to < 0.5 ? "\n---\n" : "\n";
      const text = decode(bytes);
      return encode(Array.from({ length: 2 + Math.floor(pick * 20) }, () => text).join(between));
    }
    case "swap-lines":
    case "repeat-line":
    case "delete-line":
    case "indent-line":
    case "replace-value":
      return onLines(bytes, (lines) => {
        damageLines(lines, kind, at, to, token);
      });
  }
}

function damageLines(
  lines: string[],
  kind: "swap-lines" | "repeat-line" | "delete-line" | "indent-line" | "replace-value",
  at: number,
  to: number,
  token: string,
): void {
  const [one, two] = [Math.floor(at * lines.length), Math.floor(to * lines.length)];
  const line = lines[one] ?? "";
  if (kind === "swap-lines") {
    lines[one] = lines[two] ?? "";
    lines[two] = line;
  } else if (kind === "repeat-line") lines.splice(two, 0, line);
  else if (kind === "delete-line") lines.splice(one, 1);
  else if (kind === "indent-line") lines[one] = to < 0.5 ? ` ${line}` : line.slice(1);
  else lines[one] = line.replace(/: .*/s, () => `: ${token}`);
}

function aliasBomb(levels: number): string {
  const parts = ["&a0 [x, x, x, x, x, x, x, x]"];
  for (let level = 1; level <= levels; level++) {
    const alias = `*a${level - 1}`;
    parts.push(`&a${level} [${Array.from({ length: 8 }, () => alias).join(", ")}]`);
  }
  return `[${parts.join(", ")}]`;
}

function onLine(bytes: Uint8Array, at: number, change: (line: string) => string): Uint8Array {
  return onLines(bytes, (lines) => {
    const index = Math.floor(at * lines.length);
    lines[index] = change(lines[index] ?? "");
  });
}

function onLines(bytes: Uint8Array, change: (lines: string[]) => void): Uint8Array {
  const lines = decode(bytes).split("\n");
  change(lines);
  return encode(lines.join("\n"));
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function join(before: Uint8Array, text: string, after: Uint8Array): Uint8Array {
  const middle = encode(text);
  const result = new Uint8Array(before.length + middle.length + after.length);
  result.set(before);
  result.set(middle, before.length);
  result.set(after, before.length + middle.length);
  return result;
}
