/* Forms that Kubernetes demands of names (apimachinery, util/validation). */

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const QUANTITY = /^\d+(?:\.\d+)?(?:m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d{1,2})?$/;

/** `IsDNS1123Label`: the names of Services, volumes and containers. */
export function isDnsLabel(text: string): boolean {
  return LABEL.test(text);
}

/** `IsDNS1123Subdomain`: the names of most objects. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

/** `IsQualifiedName`: the keys of labels and taints, with or without a domain before a slash. */
export function isLabelKey(text: string): boolean {
  const [first = "", second, ...more] = text.split("/");
  if (second === undefined) return NAME.test(first);
  return more.length === 0 && isDnsSubdomain(first) && NAME.test(second);
}

/** `IsValidLabelValue`. */
export function isLabelValue(text: string): boolean {
  return text === "" || NAME.test(text);
}

/** `IsEnvVarName`. */
export function isVariableName(text: string): boolean {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text);
}

/** Whether a text is a quantity that is not negative: `500m`, `16Gi`, `1e3`. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}
