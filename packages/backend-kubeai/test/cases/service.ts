import type { Case } from "./parts.js";

/** What is wrong with Services and metadata. */
export const serviceCases: readonly Case[] = [
  {
    code: "service-external-name",
    bad: { service: { type: "ExternalName" } },
    good: { service: { type: "NodePort" } },
    at: "service.type",
  },
  {
    code: "service-scale-to-zero",
    bad: { service: { name: "llm" }, scaling: { min: 0 } },
    good: { service: { name: "llm" } },
    at: "service.name",
  },
  {
    code: "service-name",
    bad: { service: { name: "LLM_1" } },
    good: { service: { name: "llm-1" } },
    at: "service.name",
  },
  { code: "service-name", bad: { service: { name: "kubeai" } }, good: {}, at: "service.name" },
  {
    code: "annotations-size",
    bad: { description: "é".repeat(131_000) },
    good: { description: "e".repeat(131_000) },
    at: "description",
  },
];
