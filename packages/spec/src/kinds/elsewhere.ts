import type { Elsewhere } from "../kind.js";

const CODE = "keep it in DigitalHub; Inferspec serves models, not programs";
const WORK = "keep it in DigitalHub; nothing is served from it";

/**
 * Kinds that DigitalHub has and Inferspec has not, with the kinds that only its SDK knows. An export of a whole project
 * brings them along. Source: facts/digitalhub.md §1 and DigitalHub's pages on its runtimes.
 */
export const kindsElsewhere: Readonly<Record<string, Elsewhere>> = {
  openinference: {
    what: "serves Python code of your own behind the Open Inference Protocol",
    instead:
      "keep it in DigitalHub, or serve the model itself with `sklearnserve` or `mlflowserve`",
  },
  python: { what: "runs Python code of your own", instead: CODE },
  container: { what: "runs a container of your own", instead: CODE },
  guardrail: { what: "checks requests and answers with Python code of your own", instead: CODE },
  "flower-app": { what: "trains a federated model", instead: WORK },
  "flower-client": { what: "takes part in the training of a federated model", instead: WORK },
  "flower-server": { what: "leads the training of a federated model", instead: WORK },
  dbt: { what: "transforms data", instead: WORK },
  kfp: { what: "is a workflow", instead: WORK },
  hera: { what: "is a workflow", instead: WORK },
  artifact: { what: "is a file", instead: WORK },
  dataitem: { what: "is data", instead: WORK },
  table: { what: "is data", instead: WORK },
  croissant: { what: "is data", instead: WORK },
  kubeaiserve: {
    what: "is a name that only DigitalHub's SDK has, without a server behind it",
    instead: "write `kubeai-text` or `kubeai-speech`",
  },
  vllmserve: {
    what: "is a name that only DigitalHub's SDK has, without a server behind it",
    instead: "write `vllmserve-text`, `vllmserve-speech` or `vllmserve-pooling`",
  },
};
