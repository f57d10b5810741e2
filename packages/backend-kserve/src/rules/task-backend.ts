import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { taskBeyondVllm } from "../server/huggingface.js";
import { serverOf } from "../server/server.js";

/** A task that only the server's own backend knows, where vLLM is asked for. */
export const taskBackendRule: Rule = ({ workload, facts, report }) => {
  if (serverOf(workload, facts)?.program.name !== "huggingfaceserver") return;
  const task = taskBeyondVllm(workload.engine.options ?? {});
  if (task === undefined) return;
  report(diagnostics["task-backend"], {
    at: ["engine", "options", "backend"],
    params: { task },
    fixes: [
      { title: "remove it", edits: [{ op: "remove", at: ["engine", "options", "backend"] }] },
    ],
    related: [{ message: "the task is here", at: ["engine", "options", "task"] }],
  });
};
