import { defineDiagnostics } from "./catalogue.js";

/** What `negotiate` and `synth` say, whatever the backend. */
export const negotiate = defineDiagnostics("negotiate", {
  "unknown-backend": {
    severity: "error",
    message: "there is no backend `{backend}`",
    help: "{suggestion}",
    docs: "A backend is built in or brought by a plugin.",
  },
  "plan-version": {
    severity: "error",
    message: "backend `{backend}` draws Plan {theirs}, but this compiler makes Plan {ours}",
    help: "use a version of the backend that knows Plan {ours}",
    docs: "A backend declares the version of the Plan that it understands.",
  },
  unsupported: {
    severity: "error",
    message: "{backend} cannot serve this: {why}",
    help: "{help}",
    docs: "The workload requires a capability that the backend does not have. Nothing is dropped in silence, so there is no manifest.",
  },
  partial: {
    severity: "warning",
    suppressible: true,
    message: "{backend} serves `{what}` only in part: {why}",
    docs: "The backend meets the requirement in part and says what is lost.",
  },
  "hint-unused": {
    severity: "warning",
    suppressible: true,
    message: "this is only known to {owner}; {backend} does without it",
    docs: "Some parameters mean something to one target only. Another target serves the workload without them.",
  },
  "same-object": {
    severity: "error",
    message: "`{first}` and `{second}` would both make the object {object}",
    help: "give one of them another name; `service_name` names the Service of a run",
    docs: "Two manifests have the same API group, kind, namespace and name. The cluster holds one such object: what is applied last takes the place of the other, in silence, and the clients of one workload reach another.",
  },
  "backend-failed": {
    severity: "error",
    message: "backend `{backend}` failed: {problem}",
    help: "this is a bug in that backend; please report it with the spec",
    docs: "A backend reports what it cannot do as diagnostics. One that throws is broken.",
  },
});
