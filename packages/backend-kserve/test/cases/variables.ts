import type { Case } from "./parts.js";

const WANDB = { WANDB_API_KEY: { secret: "wandb", key: "WANDB_API_KEY" } };
const reports = (word: string): Case["bad"] => ({
  secrets: ["WANDB_API_KEY"],
  engine: { name: "VLLM", args: [`--chat-template=${word}`] },
});

/** What is wrong with references to variables, and with what is kept as annotations. */
export const variableCases: readonly Case[] = [
  {
    code: "unresolved-variable",
    bad: { env: { HOSTS: "$(HOST_A),b" } },
    good: { env: { HOSTS: "$(HOST_A),b", HOST_A: "a" } },
    at: "env.HOSTS",
  },
  {
    code: "secret-in-arguments",
    bad: reports("$(WANDB_API_KEY)"),
    good: reports("$$(WANDB_API_KEY)"),
    secrets: WANDB,
    at: "engine.args[0]",
  },
  {
    code: "annotations-size",
    bad: { description: "x".repeat(300_000) },
    good: { description: "x".repeat(1000) },
    at: "description",
  },
];
