/**
 * The variables that a text refers to as `$(NAME)`, as Kubernetes reads `env`, `command` and `args` of a container
 * (third_party/forked/golang/expansion): `$$` is a dollar, and what is never closed refers to nothing.
 */
export function referencesIn(text: string): readonly string[] {
  const names: string[] = [];
  let at = text.indexOf("$");
  while (at >= 0) {
    const next = text.charAt(at + 1);
    let end = next === "$" ? at + 2 : at + 1;
    if (next === "(") {
      const close = text.indexOf(")", at + 2);
      if (close < 0) break;
      names.push(text.slice(at + 2, close));
      end = close + 1;
    }
    at = text.indexOf("$", end);
  }
  return names;
}

/**
 * Names of variables in the order in which Kubernetes finds what they refer to, which is only what stands before them; else
 * by the alphabet. In a circle, the first of the alphabet comes last.
 */
export function inReferenceOrder(texts: ReadonlyMap<string, string>): readonly string[] {
  const order = new Set<string>();
  const open = new Set<string>();
  const stack = [...texts.keys()].sort().reverse();
  for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
    if (order.has(name) || open.has(name)) {
      stack.pop();
      order.add(name);
      continue;
    }
    open.add(name);
    const wanted = new Set(referencesIn(texts.get(name) ?? ""));
    const first = [...wanted].filter((one) => texts.has(one) && !open.has(one));
    stack.push(...first.sort().reverse());
  }
  return [...order];
}
