import { KNATIVE, metric, PROMETHEUS, type Case } from "./parts.js";

const without = (part: "query" | "server" | "target") =>
  metric({ ...PROMETHEUS, [part]: undefined });
const KEDA = { keda: true };

/** What is wrong with the number of replicas and what changes it. */
export const scalingCases: readonly Case[] = [
  {
    code: "bad-replicas",
    bad: { scaling: { min: -1 } },
    good: { scaling: { min: 1 } },
    at: "scaling.min",
  },
  {
    code: "bad-replicas",
    bad: { scaling: { min: 3, max: 2 } },
    good: { scaling: { min: 2, max: 3 } },
    options: KNATIVE,
    at: "scaling.max",
  },
  {
    code: "bad-replicas",
    bad: { scaling: { min: 1, targetRequests: 0 } },
    good: { scaling: { min: 1, targetRequests: 1 } },
    options: KNATIVE,
    at: "scaling.targetRequests",
  },
  {
    code: "bad-replicas",
    bad: { scaling: { replicas: 0 } },
    good: { scaling: { min: 0, max: 1 } },
    options: KNATIVE,
    at: "scaling.replicas",
  },
  {
    code: "no-replicas",
    bad: { scaling: { replicas: 0 } },
    good: { scaling: { replicas: 1 } },
    at: "scaling.replicas",
  },
  {
    code: "scale-to-zero",
    bad: { scaling: { min: 0, max: 2 } },
    good: metric(PROMETHEUS),
    options: KEDA,
    at: "scaling.min",
  },
  {
    code: "scale-to-zero",
    bad: { scaling: { min: 0, max: 2, metric: { name: "cpu" } } },
    good: { scaling: { min: 0, max: 2, metric: { name: "rps" } } },
    options: KNATIVE,
    at: "scaling.min",
  },
  {
    code: "scaling-unused",
    bad: { scaling: { replicas: 1, scaleDownDelaySeconds: 30 } },
    good: { scaling: { min: 1, max: 2, scaleDownDelaySeconds: 30 } },
    options: KNATIVE,
    at: "scaling.scaleDownDelaySeconds",
  },
  {
    code: "metric-mode",
    bad: metric({ name: "rps", target: 10 }),
    good: metric({ name: "cpu", target: 80 }),
    at: "scaling.metric.name",
  },
  {
    code: "metric-mode",
    bad: metric(PROMETHEUS),
    good: metric({ name: "concurrency", target: 10 }),
    options: KNATIVE,
    at: "scaling.metric.name",
  },
  {
    code: "metric-mode",
    bad: metric({ name: "memory", target: 80 }),
    good: metric({ name: "cpu", target: 80 }),
    options: KNATIVE,
    at: "scaling.metric.name",
  },
  {
    code: "metric-incomplete",
    bad: without("query"),
    good: metric(PROMETHEUS),
    options: KEDA,
    at: "scaling.metric",
  },
  {
    code: "metric-incomplete",
    bad: without("target"),
    good: metric(PROMETHEUS),
    options: KEDA,
    at: "scaling.metric",
  },
  {
    code: "metric-server",
    bad: metric({ ...PROMETHEUS, server: "prometheus:9090" }),
    good: metric(PROMETHEUS),
    options: KEDA,
    at: "scaling.metric.server",
  },
  {
    code: "metric-server",
    bad: metric({ ...PROMETHEUS, server: "http://me:secret@prometheus:9090" }),
    good: metric(PROMETHEUS),
    options: KEDA,
    at: "scaling.metric.server",
  },
  {
    code: "metric-part-unused",
    bad: metric({ name: "cpu", query: "sum(x)" }),
    good: metric(PROMETHEUS),
    options: KEDA,
    at: "scaling.metric.query",
  },
  {
    code: "metric-target",
    bad: metric({ name: "memory", target: 200 }),
    good: metric({ name: "memory", target: 100 }),
    at: "scaling.metric.target",
  },
  {
    code: "metric-target",
    bad: metric({ name: "concurrency", target: 0.5 }),
    good: metric({ name: "concurrency", target: 200 }),
    options: KNATIVE,
    at: "scaling.metric.target",
  },
  {
    code: "metric-target",
    bad: metric({ name: "cpu", target: 150 }),
    good: metric({ name: "cpu", target: 100 }),
    options: KNATIVE,
    at: "scaling.metric.target",
  },
  {
    code: "keda-missing",
    bad: metric(PROMETHEUS),
    good: metric({ name: "cpu" }),
    options: { keda: false },
    at: "scaling.metric.name",
  },
  {
    code: "keda-needed",
    bad: metric(PROMETHEUS),
    good: metric({ name: "cpu" }),
    at: "scaling.metric.name",
  },
  {
    code: "scale-down-delay",
    bad: { scaling: { min: 1, max: 2, scaleDownDelaySeconds: 3601 } },
    good: { scaling: { min: 1, max: 2, scaleDownDelaySeconds: 3600 } },
    options: KNATIVE,
    at: "scaling.scaleDownDelaySeconds",
  },
];
