import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/** The function that a task or run belongs to. Its shape is judged with the references, not here. */
export const functionRef = lazy(() =>
  field(z.string().min(1), {
    description: "The function: `<function kind>://<project>/<name>:<id>`.",
    examples: ["kubeai-text://demo/llm:3f2a8c", "kubeai-speech://demo/whisper:71bd04"],
  }),
);

/** The task that a run executes. */
export const taskRef = lazy(() =>
  field(z.string().min(1), {
    description: "The task: `<task kind>://<project>/<id>`.",
    examples: ["kubeai-text+serve://demo/9c41d7", "kubeai-speech+serve://demo/0be5f2"],
  }),
);

/** Whether the run executes on the caller's machine: serving has no local mode. */
export const localExecution = lazy(() =>
  field(z.boolean(), {
    description:
      "Whether the run executes on the caller's machine. Serving never does. Default `false`.",
    examples: [false, true],
  }),
);
