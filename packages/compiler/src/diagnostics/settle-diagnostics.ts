import { defineDiagnostics } from "./catalogue.js";

/** What is wrong with suppressions themselves: comments in the input, and `suppress` in the configuration. */
export const suppression = defineDiagnostics("suppression", {
  "unknown-word": {
    severity: "warning",
    suppressible: true,
    message: "`{word}` is not known here: this comment allows nothing",
    help: "write `# inferspec-ignore {code}: <why>` at the end of the line, or alone on the line before it; for a whole file, add an entry with `file` to `suppress` in the configuration",
    docs: "There is one form of comment. It covers its own line, or the next one where it stands alone, and names what it allows and why. Words that other tools know, such as `…-disable` and `…-ignore-next-line`, have no meaning here.",
  },
  "without-code": {
    severity: "error",
    message: "{subject} does not say what it allows",
    help: "write `inferspec-ignore <code>: <why it is fine here>`, with the code that the report shows",
    docs: "A suppression allows one code at one place. One that allowed everything would hide what is found later.",
  },
  "without-reason": {
    severity: "error",
    message: "{subject} allows `{code}` without a reason",
    help: "say why it is fine here: {form}",
    docs: "What the target cannot do is allowed for a reason, such as a patched image. The reason is shown in every report, for whoever reads it next. Without one nothing is allowed.",
  },
  "without-colon": {
    severity: "error",
    message: "a colon is missing after `{code}`, which {subject} tries to allow",
    help: "write `# inferspec-ignore {code}: {rest}`",
    docs: "The colon parts the codes from the reason. Without it nothing is allowed.",
  },
  "not-allowed": {
    severity: "error",
    message: "`{code}` cannot be allowed, as {subject} tries to",
    help: "solve the problem instead, and remove the suppression",
    docs: "Only warnings, and errors about what the target itself would admit, can be allowed. A spec that breaks its schema has no defined meaning, so there is nothing that could be deployed from it.",
  },
  "unknown-code": {
    severity: "warning",
    suppressible: true,
    message: "there is no diagnostic `{code}`, which {subject} allows",
    help: "{suggestion}",
    docs: "A code is `<area>/<name>`, as every report shows it. The areas of plugins are known only where the plugin is loaded.",
  },
  unused: {
    severity: "warning",
    suppressible: true,
    message: "{subject} allows `{code}`, but there is nothing to allow",
    help: "remove it",
    docs: "A suppression that outlives its problem would hide the next one of that sort. A comment covers its own line, or the next one where it stands alone. Codes of a target are only judged in a run for that target.",
  },
});
