import schema from "@microsoft/sarif-matcher-utils/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

/** OASIS's own schema of SARIF 2.1.0, as Microsoft's SDK ships it. It is draft 4, but uses nothing that differs in draft 7. */
export function sarifErrors(): (log: unknown) => readonly string[] {
  const draft7 = Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "id"),
  );
  // One pattern of the schema has a stray bracket, which is legal only without the `u` flag.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(draft7);
  return (log) =>
    validate(log) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ""}`);
}
