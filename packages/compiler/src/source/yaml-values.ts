import type { Alias, ParsedNode, Scalar, YAMLMap } from "yaml";
import {
  createDiagnostic,
  type Diagnostic,
  type DiagnosticKind,
  type Location,
} from "../diagnostics/index.js";
import type { ParamValue } from "../diagnostics/index.js";
import { setOwn } from "../trace.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import type { Limits } from "./limits.js";
import type { Path } from "./path.js";
import type { YamlTree } from "./yaml-compose.js";
import { loadYaml } from "./yaml-library.js";
import { hasUnpairedSurrogate } from "./strings.js";

/** Offsets and the data path there → a location. */
export type LocatePath = (start: number, end: number, path: Path) => Location;

export interface Converted {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
}

/** Turns a YAML tree into plain data, and reports what is valid YAML but no JSON-like data. */
export function convert(tree: YamlTree, limits: Limits, locate: LocatePath): Converted {
  const converter = new Converter(limits, locate);
  const value = converter.value(tree.contents, 1);
  return { value, diagnostics: converter.diagnostics, targets: converter.targets };
}

class Converter {
  readonly diagnostics: Diagnostic[] = [];
  readonly targets = new Map<Alias, ParsedNode>();
  readonly #anchors = new Map<string, ParsedNode>();
  /** Nodes whose conversion has begun and not ended: an alias to one of them is a cycle. */
  readonly #open = new Set<ParsedNode>();
  readonly #path: (string | number)[] = [];
  readonly #yaml = loadYaml();
  #nodes = 0;
  #aliases = 0;
  #expanding = 0;
  /** The alias in the text itself whose expansion is under way. */
  #outermost: Alias.Parsed | undefined;
  /** A limit was passed: nothing more is worth looking at. */
  #stopped = false;

  constructor(
    readonly limits: Limits,
    readonly locate: LocatePath,
  ) {}

  value(node: ParsedNode | null, depth: number): unknown {
    if (!node || this.#stopped) return null;
    const { isAlias, isMap, isSeq } = this.#yaml;
    if (++this.#nodes > this.limits.nodes) {
      this.#stop(catalogue["too-many-nodes"], node, this.limits.nodes);
      return null;
    }
    if (isAlias(node)) return this.#alias(node, depth);
    if (this.#expanding === 0 && node.anchor) this.#anchors.set(node.anchor, node);
    if (!isMap(node) && !isSeq(node)) return this.#scalar(node);
    if (depth > this.limits.depth) {
      this.#stop(catalogue["too-deep"], node, this.limits.depth);
      return null;
    }
    this.#open.add(node);
    const value = isMap(node) ? this.#map(node, depth) : this.#list(node.items, depth);
    this.#open.delete(node);
    return value;
  }

  #list(items: readonly ParsedNode[], depth: number): unknown[] {
    return items.map((item, index) => this.#member(index, item, depth));
  }

  #member(key: string | number, node: ParsedNode | null, depth: number): unknown {
    this.#path.push(key);
    const value = this.value(node, depth + 1);
    this.#path.pop();
    return value;
  }

  #map(node: YAMLMap.Parsed, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const keys = new Map<string, ParsedNode>();
    const merged: object[] = [];
    for (const pair of node.items) {
      if (this.#stopped) break;
      // The other sorts of key are problems of notation by now.
      if (!this.#yaml.isScalar(pair.key)) {
        this.value(pair.value, depth + 1);
        continue;
      }
      const key = String(pair.key.value);
      if (hasUnpairedSurrogate(key)) this.#report(catalogue["unpaired-surrogate"], pair.key, {});
      const first = keys.get(key);
      if (first) this.#duplicate(key, pair.key, first);
      else keys.set(key, pair.key);
      if (isMergeKey(pair.key)) merged.push(...this.#mergeSources(pair.key, pair.value, depth));
      else {
        const value = this.#member(key, pair.value, depth);
        if (!first) setOwn(result, key, value);
      }
    }
    // What is written here wins, then the first source that has the key.
    for (const source of merged) {
      for (const [name, member] of Object.entries(source)) {
        if (!Object.hasOwn(result, name)) setOwn(result, name, member);
      }
    }
    return result;
  }

  #duplicate(key: string, second: ParsedNode, first: ParsedNode): void {
    if (this.#expanding > 0) return;
    const path = [...this.#path, key];
    const [start, end] = first.range;
    this.diagnostics.push(
      createDiagnostic(catalogue["duplicate-key"], {
        params: { key },
        at: this.locate(second.range[0], second.range[1], path),
        related: [{ message: "it is first written here", at: this.locate(start, end, path) }],
      }),
    );
  }

  #mergeSources(key: ParsedNode, node: ParsedNode | null, depth: number): object[] {
    const found: object[] = [];
    for (const source of node && this.#yaml.isSeq(node) ? node.items : [node]) {
      const value = this.value(source, depth);
      if (this.#stopped) break;
      if (typeof value === "object" && value !== null && !Array.isArray(value)) found.push(value);
      else this.#report(catalogue["merge-value"], source && !isEmpty(source) ? source : key, {});
    }
    return found;
  }

  #alias(node: Alias.Parsed, depth: number): unknown {
    const name = node.source;
    const known = this.targets.get(node);
    const target = this.#expanding > 0 ? known : this.#anchors.get(name);
    if (this.#expanding === 0 && ++this.#aliases > this.limits.aliases) {
      this.#stop(catalogue["too-many-aliases"], node, this.limits.aliases);
      return null;
    }
    if (!target) {
      this.#report(catalogue["unknown-alias"], node, { name });
      return null;
    }
    if (this.#open.has(target)) {
      this.#report(catalogue["alias-cycle"], node, { name });
      return null;
    }
    this.targets.set(node, target);
    if (this.#expanding === 0) this.#outermost = node;
    this.#expanding++;
    const value = this.value(target, depth);
    this.#expanding--;
    if (this.#expanding === 0) this.#outermost = undefined;
    return value;
  }

  #scalar(node: Scalar.Parsed): unknown {
    const { value } = node;
    const source = node.source;
    if (typeof value === "string") {
      if (hasUnpairedSurrogate(value)) this.#report(catalogue["unpaired-surrogate"], node, {});
      return value;
    }
    if (typeof value === "number") {
      if (!Number.isFinite(value)) this.#report(catalogue["not-a-number"], node, { source });
      else if (!Number.isSafeInteger(value) && /^(?:[-+]?\d+|0[xo][\da-fA-F]+)$/.test(source)) {
        this.#report(catalogue["unsafe-integer"], node, { source });
      }
      // JSON has one zero.
      return value === 0 ? 0 : value;
    }
    return typeof value === "boolean" ? value : null;
  }

  #stop(kind: DiagnosticKind<"limit">, node: ParsedNode, limit: number): void {
    this.#stopped = true;
    // What an alias repeats may be harmless where it is written; the alias is what makes it too much.
    const at = this.#at(this.#outermost ?? node);
    this.diagnostics.push(createDiagnostic(kind, { params: { limit }, at }));
  }

  #report<P extends string>(
    kind: DiagnosticKind<P>,
    node: ParsedNode,
    params: Readonly<Record<P, ParamValue>>,
  ): void {
    // What an alias repeats was reported where it is written.
    if (this.#expanding > 0) return;
    this.diagnostics.push(createDiagnostic(kind, { params, at: this.#at(node) }));
  }

  #at(node: ParsedNode): Location {
    return this.locate(node.range[0], node.range[1], [...this.#path]);
  }
}

/** `<<` as it is written plainly; in quotes it is an ordinary key. */
export function isMergeKey(key: Scalar): boolean {
  return key.value === "<<" && key.type === "PLAIN";
}

function isEmpty(node: ParsedNode): boolean {
  return node.range[0] === node.range[1];
}
