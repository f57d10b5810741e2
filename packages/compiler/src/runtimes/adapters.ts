import type { adapters as adaptersSchema } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { Workload } from "../plan/schema.js";
import type { LowerContext } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, type Traceable, type Traced } from "../trace.js";
import { serving } from "./diagnostics.js";
import { filled } from "./shared.js";

type Adapters = z.infer<ReturnType<typeof adaptersSchema>>;

/** Lowers LoRA adapters, with `store://` followed; `"wrong"` after reporting an error. */
export function lowerAdapters(
  written: Traced<Adapters, SpecOrigin> | undefined,
  { report, resolveModel }: Pick<LowerContext<object, object>, "report" | "resolveModel">,
): Traced<Workload["adapters"], SpecOrigin> | "wrong" | undefined {
  const adapters = filled(written);
  if (!adapters) return undefined;
  let wrong = false;
  const lowered = adapters.value.map((_, index) => {
    const adapter = adapters.get(index);
    const name = adapter?.get("name");
    const url = adapter?.get("url");
    for (const [key, value] of [
      ["name", name],
      ["url", url],
    ] as const) {
      if (value && value.value !== "") continue;
      wrong = true;
      const at = (value ?? adapter)?.origins[0];
      if (at) report(serving["adapter-incomplete"], { at, params: { key } });
    }
    const model = url && resolveModel(url, ["huggingface"]);
    if (url && !model) wrong = true;
    const at = model?.revision?.origins[0];
    if (at) report(serving["adapter-revision"], { at, params: {} });
    return { name, uri: model?.uri };
  });
  return wrong
    ? "wrong"
    : regroup(adapters, lowered as Traceable<Workload["adapters"], SpecOrigin>);
}
