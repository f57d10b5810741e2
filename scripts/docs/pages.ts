import { COMMANDS } from "../../packages/cli/src/commands/table.js";
import { reference } from "../../packages/cli/src/help/reference.js";
import { capabilitiesPage } from "./capabilities.js";
import { configPage } from "./config.js";
import { diagnosticsPage } from "./diagnostics.js";
import { differencesPage } from "./differences.js";
import { enginesPage } from "./engines.js";
import { kindsPage } from "./kinds.js";
import { page } from "./markdown.js";
import { rulesPage, type Fixture } from "./rules.js";

/** All reference pages, from the code. */
export async function pages(
  fixtures: readonly Fixture[],
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const [title = "", ...body] = reference(COMMANDS).split("\n");
  return [
    { name: "capabilities.md", text: await capabilitiesPage() },
    { name: "cli.md", text: page(title.replace(/^# /, ""), body.join("\n")) },
    { name: "config.md", text: configPage() },
    { name: "diagnostics.md", text: diagnosticsPage() },
    { name: "engines.md", text: enginesPage() },
    { name: "kinds.md", text: kindsPage() },
    { name: "kserve-rules.md", text: rulesPage("kserve", "KServe rules", fixtures) },
    { name: "kubeai-rules.md", text: rulesPage("kubeai", "KubeAI rules", fixtures) },
    { name: "schema-differences.md", text: differencesPage() },
  ];
}
