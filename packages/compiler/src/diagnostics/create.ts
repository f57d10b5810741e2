import type { DiagnosticKind, ParamValue } from "./catalogue.js";
import type { Diagnostic, Fix, Location } from "./diagnostic.js";

/** Fills `{name}` in a template. A name without a parameter stays as it is, so that a gap shows. */
export function fillTemplate(
  template: string,
  params: Readonly<Record<string, ParamValue>>,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** Makes one diagnostic whose place is already known. */
export function createDiagnostic<Params extends string>(
  kind: DiagnosticKind<Params>,
  details: {
    readonly params: Readonly<Record<Params, ParamValue>>;
    readonly at?: Location | undefined;
    readonly related?: readonly { readonly message: string; readonly at: Location }[] | undefined;
    readonly fixes?: readonly Fix[] | undefined;
  },
): Diagnostic {
  const { params, at, related, fixes } = details;
  return {
    code: kind.code,
    severity: kind.severity,
    message: fillTemplate(kind.message, params),
    params,
    ...(at && { at }),
    ...(related && related.length > 0 && { related }),
    ...(kind.help !== undefined && { help: fillTemplate(kind.help, params) }),
    ...(fixes && fixes.length > 0 && { fixes }),
  };
}
