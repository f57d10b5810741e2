/** DigitalHub's `sanitizeNames`: lower case, everything outside `[a-z0-9-]` deleted. It refuses more than 62 characters. */
function sanitize(text: string): string | undefined {
  const name = text.toLowerCase().replace(/[^a-z0-9-]+/g, "");
  return name.length > 62 ? undefined : name;
}

/** How much of a name DigitalHub's KubeAI runner keeps. */
const KEPT = 39;

/**
 * The name that DigitalHub gives the Model of a run with an id: `<model_name>-<id>` sanitised and cut, or the bare id
 * where the function has no `model_name`. Absent where the run has no id, or where DigitalHub itself would fail.
 * Source: KubeAIServeRunner in digitalhub-core bd61ac579 (2026-07).
 */
export function digitalhubModelName(
  modelName: string | undefined,
  runId: string | undefined,
): { readonly digitalhub?: string } {
  if (runId === undefined) return {};
  const name = modelName === undefined ? runId : sanitize(`${modelName}-${runId}`)?.slice(0, KEPT);
  return name === undefined ? {} : { digitalhub: name };
}
