import { createDiagnostic, type Diagnostic } from "../diagnostics/index.js";
import { setOwn } from "../trace.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import type { SourceDocument } from "./document.js";
import { bounded, DEFAULT_LIMITS, type Limits } from "./limits.js";
import type { ParsedSource } from "./parse-text.js";
import { formatPath } from "./path.js";
import { hasUnpairedSurrogate } from "./strings.js";

/**
 * A document without a text, for a value that a program built. The value is copied; members that are `undefined` are
 * dropped. What is no plain data is reported with its path, and there is no document then. Never throws, whatever
 * getters and proxies do.
 */
export function valueDocument(
  file: string,
  value: unknown,
  limits: Limits = DEFAULT_LIMITS,
): ParsedSource {
  const { value: copy, diagnostics } = copyPlainData(value, limits);
  if (diagnostics.length > 0) return { documents: [], diagnostics };
  const document: SourceDocument = {
    file,
    text: "",
    value: copy,
    locate: () => undefined,
    edit: () => undefined,
    suppressions: () => [],
  };
  return { documents: [document], diagnostics: [] };
}

/** A deep copy of plain data, and what in it is none. */
export function copyPlainData(
  value: unknown,
  limits: Limits = DEFAULT_LIMITS,
): {
  readonly value: unknown;
  readonly diagnostics: Diagnostic[];
} {
  const copier = new Copier(bounded(limits));
  return { value: copier.copy(asData(value)), diagnostics: copier.diagnostics };
}

/** A builder may say with `toJSON` which data it stands for; only at the root, and only an object. */
function asData(value: unknown): unknown {
  try {
    if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
    const { toJSON } = value;
    if (typeof toJSON !== "function") return value;
    const data: unknown = Reflect.apply(toJSON, value, []);
    return typeof data === "object" && data !== null ? data : value;
  } catch {
    return value;
  }
}

class Copier {
  readonly diagnostics: Diagnostic[] = [];
  readonly #path: (string | number)[] = [];
  readonly #open = new Set<object>();
  #nodes = 0;

  constructor(readonly limits: Limits) {}

  copy(value: unknown): unknown {
    if (++this.#nodes > this.limits.nodes) {
      if (this.#nodes === this.limits.nodes + 1) {
        const params = { limit: this.limits.nodes };
        this.diagnostics.push(createDiagnostic(catalogue["too-many-nodes"], { params }));
      }
      return null;
    }
    switch (typeof value) {
      case "string":
        if (hasUnpairedSurrogate(value)) this.#refuse("a string with half of a surrogate pair");
        return value;
      case "boolean":
        return value;
      case "number":
        if (!Number.isFinite(value)) this.#refuse(String(value));
        return value === 0 ? 0 : value;
      case "object":
        return value === null ? null : this.#object(value);
      case "undefined":
        return this.#refuse("undefined");
      case "function":
        return this.#refuse("a function");
      case "symbol":
        return this.#refuse("a symbol");
      case "bigint":
        return this.#refuse("a big integer");
    }
  }

  #object(value: object): unknown {
    if (this.#open.has(value)) {
      const params = { path: this.#where() };
      this.diagnostics.push(createDiagnostic(catalogue["circular-value"], { params }));
      return null;
    }
    if (this.#open.size >= this.limits.depth) {
      const params = { limit: this.limits.depth };
      this.diagnostics.push(createDiagnostic(catalogue["too-deep"], { params }));
      return null;
    }
    this.#open.add(value);
    try {
      if (Array.isArray(value)) return this.#array(value);
      const sort = classOf(value);
      return sort === undefined ? this.#record(value) : this.#refuse(sort);
    } catch {
      return this.#refuse("an object that throws when it is read");
    } finally {
      this.#open.delete(value);
    }
  }

  /** `Array.from` turns holes into `undefined`, which is refused: leaving an item out would move the others. */
  #array(value: readonly unknown[]): unknown[] {
    return Array.from(value, (item, index) => this.#member(index, item));
  }

  #record(value: object): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    if (Object.getOwnPropertySymbols(value).length > 0)
      this.#refuse("an object with symbols as keys");
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      if (hasUnpairedSurrogate(key))
        this.#refuse("an object with half of a surrogate pair in a key");
      setOwn(result, key, this.#member(key, member));
    }
    return result;
  }

  #member(key: string | number, value: unknown): unknown {
    this.#path.push(key);
    const copy = this.copy(value);
    this.#path.pop();
    return copy;
  }

  #refuse(found: string): null {
    const params = { path: this.#where(), found };
    this.diagnostics.push(createDiagnostic(catalogue["not-plain-data"], { params }));
    return null;
  }

  #where(): string {
    return this.#path.length === 0 ? "the value" : formatPath(this.#path);
  }
}

/** What an object is when it is no plain one. Plain objects of another realm (a worker's) are plain too. */
function classOf(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return undefined;
  if (
    typeof prototype === "object" &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, "isPrototypeOf")
  ) {
    return undefined;
  }
  const { constructor } = value;
  const name = typeof constructor === "function" ? constructor.name : "";
  return name === "" ? "an instance of a class" : `an instance of ${name}`;
}
