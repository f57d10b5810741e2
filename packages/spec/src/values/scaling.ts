import * as z from "zod";
import { field } from "../field.js";
import { lazy, type Spelling } from "../kind.js";
import { text, whole, wholeOr } from "./simple.js";

const STRATEGIES = ["LeastLoad", "PrefixHash"] as const;

const prefixHash = () =>
  z.strictObject({
    mean_load_factor: wholeOr(
      "How far above the mean load a replica may be before the next one is tried, in per cent: `125` is a quarter above.",
      [125, 150],
      125,
    ),
    replication: wholeOr(
      "How many points each replica has on the hash ring. Fixed once the model exists.",
      [256, 128],
      256,
    ),
    prefix_char_length: wholeOr("How many characters of the prompt are hashed.", [100, 500], 100),
  });

const loadBalancing = () =>
  z.strictObject({
    strategy: field(z.enum(STRATEGIES), {
      description: "How a request finds its replica.",
      examples: [...STRATEGIES],
      default: "LeastLoad",
      enumDescriptions: [
        "The replica with the fewest requests in flight",
        "Prompts that begin alike go to the same replica, whose prefix cache then helps",
      ],
    }).optional(),
    prefix_hash: field(prefixHash(), {
      description: "Settings of the `PrefixHash` strategy.",
      examples: [{ mean_load_factor: 125 }, { prefix_char_length: 500 }],
    }).optional(),
  });

const METRICS = ["concurrency", "rps", "cpu", "memory", "prometheus"] as const;

const metric = () =>
  z.strictObject({
    name: field(z.enum(METRICS), {
      description: "What is measured.",
      examples: [...METRICS],
      enumDescriptions: [
        "Requests in flight",
        "Requests per second",
        "CPU, in per cent of what was asked for",
        "Memory, in per cent of what was asked for",
        "The value of a PromQL `query`",
      ],
    }),
    target: field(z.number(), {
      description: "How much of it one replica should have. Left out, the target's default.",
      examples: [80, 2.5],
    }).optional(),
    query: text("The PromQL query, for `prometheus`.", [
      "sum(vllm:num_requests_waiting)",
      "sum(rate(requests_total[1m]))",
    ]),
    server: text("The address of the Prometheus server, for `prometheus`.", [
      "http://prometheus.monitoring:9090",
      "http://prometheus-operated:9090",
    ]),
  });

/** How many replicas there are, and how requests are spread over them. */
export const scaling = lazy(() =>
  field(
    z.strictObject({
      replicas: wholeOr(
        "The number of replicas: fixed where autoscaling is disabled, the number to begin with elsewhere. Beats the run's own `replicas`.",
        [1, 3],
        1,
      ),
      min_replicas: wholeOr(
        "The fewest replicas. `0` lets the model stop when idle; the next request then waits for a start.",
        [0, 1],
        1,
      ),
      max_replicas: whole("The most replicas. Left out, there is no upper bound.", [1, 4]),
      autoscaling_disabled: field(z.boolean(), {
        description: "Keeps the number of replicas at `replicas`, whatever the load.",
        examples: [true, false],
        default: false,
      }).optional(),
      target_requests: wholeOr(
        "Requests in flight per replica that the autoscaler aims at.",
        [100, 32],
        100,
      ),
      scale_down_delay_seconds: wholeOr(
        "How long the load must be lower before a replica is taken away, in seconds.",
        [30, 600],
        30,
      ),
      metric: field(metric(), {
        description:
          "What the autoscaler watches. Left out, requests in flight, as `target_requests` says.",
        examples: [
          { name: "cpu", target: 80 },
          {
            name: "prometheus",
            query: "sum(vllm:num_requests_waiting)",
            server: "http://prometheus.monitoring:9090",
            target: 5,
          },
        ],
      }).optional(),
      load_balancing: field(loadBalancing(), {
        description: "How requests are spread over the replicas.",
        examples: [
          { strategy: "LeastLoad" },
          { strategy: "PrefixHash", prefix_hash: { mean_load_factor: 150 } },
        ],
      }).optional(),
    }),
    {
      description:
        "How many replicas there are, and how requests are spread over them. Left out, there is one.",
      examples: [
        { min_replicas: 1, max_replicas: 3, target_requests: 32 },
        { replicas: 2, autoscaling_disabled: true },
      ],
    },
  ),
);

const KUBEAI = "KubeAI's documentation, which DigitalHub names as the reference for scaling";

export const scalingSpellings: readonly Spelling[] = [
  {
    in: "scaling",
    from: "target_request",
    to: "target_requests",
    source: "DigitalHub's Python SDK and its pages on kubeai-text and kubeai-speech",
  },
  { in: "scaling", from: "minReplicas", to: "min_replicas", source: KUBEAI },
  { in: "scaling", from: "maxReplicas", to: "max_replicas", source: KUBEAI },
  { in: "scaling", from: "autoscalingDisabled", to: "autoscaling_disabled", source: KUBEAI },
  { in: "scaling", from: "targetRequests", to: "target_requests", source: KUBEAI },
  { in: "scaling", from: "scaleDownDelaySeconds", to: "scale_down_delay_seconds", source: KUBEAI },
  { in: "scaling", from: "loadBalancing", to: "load_balancing", source: KUBEAI },
  { in: "scaling.load_balancing", from: "prefixHash", to: "prefix_hash", source: KUBEAI },
  {
    in: "scaling.load_balancing.prefix_hash",
    from: "meanLoadFactor",
    to: "mean_load_factor",
    source: KUBEAI,
  },
  {
    in: "scaling.load_balancing.prefix_hash",
    from: "prefixCharLength",
    to: "prefix_char_length",
    source: KUBEAI,
  },
];
