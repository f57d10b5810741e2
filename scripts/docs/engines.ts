import { catalogueOf, ENGINES, versions } from "@inferspec/engines";
import { page, table } from "./markdown.js";

/** Which releases of which engines are known, and where that was learnt. */
export function enginesPage(): string {
  return page(
    "Engines",
    "The releases whose command-line options and environment variables are known, and so checked. " +
      "Each list was read off the engine's own code. Of a release between two of these the older one counts. " +
      "What is done with them: [check flags](../how-to/check-engine-flags.md).",
    table(
      ["engine", "release", "options", "variables", "with", "read from", "how", "when"],
      ENGINES.flatMap((engine) =>
        versions(engine).flatMap((version) => {
          const catalogue = catalogueOf(engine, version);
          if (!catalogue) return [];
          const { title, options, variables, provenance } = catalogue;
          return [
            [
              title,
              version,
              count(options),
              count(variables),
              Object.entries(provenance.contains ?? {})
                .map(([inner, release]) => `${inner} ${release}`)
                .join(", "),
              `\`${provenance.source}\``,
              provenance.how,
              provenance.date,
            ],
          ];
        }),
      ),
    ),
  );
}

function count(list: readonly unknown[]): string {
  return list.length === 0 ? "" : String(list.length);
}
