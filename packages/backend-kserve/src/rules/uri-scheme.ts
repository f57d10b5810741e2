import { schemeOf, type Path, type SupportTable } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import { shownAddress } from "../http-address.js";
import type { Rule } from "../scope.js";
import { supports } from "../support.js";

interface Place {
  readonly uri: string;
  readonly at: Path;
}

/**
 * Schemes of adapters and canaries. That of the model itself is negotiated; these must be fetched just so, though no
 * requirement of the Plan names them.
 */
export const uriSchemeRule: Rule = ({ workload, facts, report }) => {
  const { canaries = [] } = readHints(workload, facts).hints;
  const places: readonly Place[] = [
    ...(workload.adapters ?? []).map(({ uri }, index) => ({ uri, at: ["adapters", index, "uri"] })),
    ...canaries.map(({ uri }, index) => ({
      uri,
      at: ["hints", "kserve", "canaries", index, "uri"],
    })),
  ];
  if (places.length === 0) return;
  const table = supports(facts);
  for (const { uri, at } of places) {
    const [why, help = OTHER] = whyNot(schemeOf(uri), table) ?? [];
    if (why === undefined) continue;
    const params = { uri: shownAddress(uri), why, help };
    report(diagnostics["uri-scheme"], { at, params });
  }
};

const OTHER = "put the files where KServe fetches them from, such as `hf://`, `s3://` or `pvc://`";

function whyNot(
  scheme: string,
  table: SupportTable,
): readonly [why: string, help?: string | undefined] | undefined {
  if (scheme === "") return ["it does not say by a scheme where that is"];
  const key = `model.${scheme}` as const;
  const support = Object.hasOwn(table, key) ? table[key] : undefined;
  switch (support?.level) {
    case "native":
      return undefined;
    case "none":
      // What helps with the model itself does not help here: nobody resolves entities in a block of KServe's own.
      return [support.why, scheme === "store" ? undefined : support.help];
    case "partial":
      return [support.why];
    case "emulated":
      return [`\`${scheme}://\` is fetched by the engine, and for its own model only`];
    case undefined:
      return [`it does not know \`${scheme}://\``];
  }
}
