import type { DeploymentMode } from "./facts.js";

/** A value of a template: a text, or a map of them. */
type Value = string | Readonly<Record<string, string>>;

/**
 * Go's template language, as far as KServe's hosts, paths and runtimes need it: `{{.Name}}`, `{{ .Labels.modelClass }}`, and
 * texts in backquotes, which stand for themselves.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, Value>>): string {
  return text.replace(
    /\{\{-?\s*(?:\.(\w+)(?:\.(\w+))?|`([^`]*)`)\s*-?\}\}/g,
    (whole, field: string | undefined, key: string | undefined, text: string | undefined) => {
      if (field === undefined) return text ?? whole;
      const value = Object.hasOwn(values, field) ? values[field] : undefined;
      if (typeof value === "string") return key === undefined ? value : whole;
      if (value === undefined || key === undefined) return whole;
      // A map gives nothing for a key that it does not have.
      return Object.hasOwn(value, key) ? (value[key] ?? "") : "";
    },
  );
}

/** KServe's `domainTemplate` in Standard mode; in Knative mode the host is Knative's. */
export const DOMAIN_TEMPLATES: Readonly<Record<DeploymentMode, string>> = {
  Standard: "{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}",
  Knative: "{{ .Name }}.{{ .Namespace }}.{{ .IngressDomain }}",
};
