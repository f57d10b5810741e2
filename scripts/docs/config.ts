import { BUILT_IN } from "../../packages/cli/src/equipment.js";
import { makeConfigSchema } from "../../packages/cli/src/config/schema.js";
import { fieldTable } from "./fields.js";
import { page } from "./markdown.js";

/** The configuration file, and what each backend takes under its name. */
export function configPage(): string {
  return page(
    "Configuration",
    "`inferspec.config.yaml` (or `.yml`, `.json`, `.ts`), looked for from the working folder upward. Paths in it are " +
      "relative to it. All of it may be left out. `[]` stands for the items of a list, `*` for the keys of a map.",
    fieldTable(makeConfigSchema()),
    ...BUILT_IN.backends.flatMap(({ name, options }) => [
      `## backends.${name}`,
      fieldTable(typeof options === "function" ? options() : options),
    ]),
  );
}
