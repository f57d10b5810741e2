/** `error` stops the output; `warning` and `info` do not. */
export type Severity = "error" | "warning" | "info";

/**
 * The names between braces in a template: `"{engine} has no {feature}"` → `"engine" | "feature"`. Braces around
 * anything with a space are literal: `{ action: serve }`.
 */
export type ParamNames<Template extends string> =
  Template extends `${string}{${infer Name}}${infer Rest}`
    ? (Name extends `${string} ${string}` ? never : Name) | ParamNames<Rest>
    : never;

export type ParamValue = string | number | boolean;

/** What one diagnostic says. Plain data: it crosses the border to plugins, and the docs are printed from it. */
export interface DiagnosticTemplate<Message extends string = string, Help extends string = string> {
  readonly severity: Severity;
  /** One sentence without a final full stop; `{param}` is filled in. */
  readonly message: Message;
  /** What to do about it; `{param}` is filled in. Leave it out only where the message says it already. */
  readonly help?: Help;
  /**
   * Whether a reasoned suppression may allow it: only for what the target admits and we refuse, and for warnings.
   * Schema errors never are.
   */
  readonly suppressible?: boolean;
  /** Markdown for the reference: what really happens, since when, and why it is reported. Not repeated per use. */
  readonly docs: string;
}

/** A template with its code, which is `<catalogue>/<name>`. */
export interface DiagnosticKind<Params extends string = string> extends DiagnosticTemplate {
  readonly code: string;
  /** Only for the type checker: the parameters that `message` and `help` need. */
  readonly params?: Readonly<Record<Params, ParamValue>>;
}

type KindOf<T> = T extends { message: infer M extends string; help: infer H extends string }
  ? DiagnosticKind<ParamNames<M> | ParamNames<H>>
  : T extends { message: infer M extends string }
    ? DiagnosticKind<ParamNames<M>>
    : never;

export type Catalogue<T> = { readonly [K in keyof T]: KindOf<T[K]> };

/**
 * Defines the diagnostics of one area (`spec`, `kubeai`, a plugin's name). The parameters of each are inferred from
 * the braces in its texts, so a report that forgets one does not compile.
 */
export function defineDiagnostics<const T extends Readonly<Record<string, DiagnosticTemplate>>>(
  area: string,
  templates: T,
): Catalogue<T> {
  const kinds: Record<string, DiagnosticKind> = {};
  for (const [name, template] of Object.entries(templates)) {
    // Not a spread: V8 takes three times as long over one that it sees for the first time, and every start comes by here.
    kinds[name] = Object.assign({ code: `${area}/${name}` }, template);
  }
  return kinds as Catalogue<T>;
}
