import * as z from "zod";
import { field } from "../field.js";
import { late } from "../late.js";
import { lazy } from "../kind.js";
import { explainer, transformer } from "./kserve-components.js";
import { llm } from "./kserve-llm.js";
import { text, whole } from "./simple.js";

const PROTOCOLS = ["v1", "v2", "grpc-v2"] as const;
const VISIBILITIES = ["cluster", "outside"] as const;
const LOG_MODES = ["all", "request", "response"] as const;

const canary = () =>
  z.strictObject({
    name: field(z.string().min(1), {
      description: "What it is called, unique in the run.",
      examples: ["next", "quantised"],
    }),
    uri: field(z.string().min(1), {
      description: "Where its model is loaded from.",
      examples: ["s3://models/iris/2/", "hf://Qwen/Qwen3-4B"],
    }),
    traffic: field(z.int().min(0).max(100), {
      description: "How many per cent of the requests it gets.",
      examples: [10, 50],
    }),
    min_replicas: whole("The fewest replicas of it.", [1, 0], 0),
  });

const block = lazy(() =>
  z.strictObject({
    runtime: text(
      "A ServingRuntime or ClusterServingRuntime by name, in place of the one that KServe selects.",
      ["kserve-huggingfaceserver", "kserve-mlserver"],
    ),
    runtime_version: text("The tag of the runtime's image.", ["v0.15.2", "1.6.0"]),
    protocol: field(z.enum(PROTOCOLS), {
      description: "The protocol that the server speaks. Left out, the kind's own.",
      examples: [...PROTOCOLS],
      enumDescriptions: [
        "KServe's first: `/v1/models/<name>:predict`",
        "The Open Inference Protocol: `/v2/models/<name>/infer`",
        "The Open Inference Protocol over gRPC",
      ],
    }).optional(),
    service_account: text(
      "The ServiceAccount of its pods, which also holds credentials for storage.",
      ["models", "s3-reader"],
    ),
    storage_container: text("A ClusterStorageContainer by name, which downloads the model.", [
      "default",
      "hf-hub",
    ]),
    timeout: whole("How long one request may take, in seconds.", [60, 600], 1),
    startup_timeout: whole(
      "How long the server may take to load the model before it counts as failed, in seconds.",
      [600, 1800],
      1,
    ),
    container_concurrency: whole(
      "How many requests one replica takes at a time; only on Knative.",
      [1, 8],
      0,
    ),
    visibility: field(z.enum(VISIBILITIES), {
      description: "Who may reach it. Left out, as the cluster is set up.",
      examples: [...VISIBILITIES],
      enumDescriptions: ["Only the cluster", "Whoever reaches the cluster's gateway"],
    }).optional(),
    canary_traffic: whole(
      "How many per cent of the requests go to the newest revision; only on Knative.",
      [10, 50],
      0,
      100,
    ),
    canaries: field(z.array(canary()), {
      description: "Other versions of the model beside this one; only without Knative.",
      examples: [
        [{ name: "next", uri: "s3://models/iris/2/", traffic: 10 }],
        [{ name: "next", uri: "s3://models/iris/2/", traffic: 50, min_replicas: 1 }],
      ],
    }).optional(),
    batcher: field(
      z.strictObject({
        max_batch_size: whole("The most requests in a batch.", [32, 8]),
        max_latency: whole("How long a request waits for others, in milliseconds.", [500, 50]),
      }),
      {
        description: "Puts requests that come close together into one.",
        examples: [{ max_batch_size: 32, max_latency: 500 }, { max_batch_size: 8 }],
      },
    ).optional(),
    logger: field(
      z.strictObject({
        url: field(z.string().min(1), {
          description: "Where requests and answers are sent, as CloudEvents.",
          examples: ["http://broker.logging/default", "http://message-dumper"],
        }),
        mode: field(z.enum(LOG_MODES), {
          description: "What is sent. Left out, as `all`.",
          examples: [...LOG_MODES],
        }).optional(),
      }),
      {
        description: "Sends requests and answers to a log of their own.",
        examples: [
          { url: "http://message-dumper" },
          { url: "http://message-dumper", mode: "request" as const },
        ],
      },
    ).optional(),
    transformer: transformer(),
    explainer: explainer(),
    workers: field(
      z.strictObject({
        pipeline_parallel_size: whole("Over how many nodes the layers are spread.", [2, 4]),
        tensor_parallel_size: whole("How many GPUs of a node share each layer.", [1, 8]),
      }),
      {
        description: "Spreads one replica over several nodes.",
        examples: [
          { pipeline_parallel_size: 2 },
          { pipeline_parallel_size: 2, tensor_parallel_size: 8 },
        ],
      },
    ).optional(),
    trained_model: field(
      z.strictObject({
        inference_service: field(z.string().min(1), {
          description: "The InferenceService of several models, by name.",
          examples: ["sklearn-models", "shared"],
        }),
        memory: field(z.string().min(1), {
          description: "How much memory the model takes there, a Kubernetes quantity.",
          examples: ["256Mi", "1Gi"],
        }),
      }),
      {
        description:
          "Serves the model from an InferenceService that holds several, as a TrainedModel.",
        examples: [
          { inference_service: "sklearn-models", memory: "256Mi" },
          { inference_service: "shared", memory: "1Gi" },
        ],
      },
    ).optional(),
    llm: llm(),
  }),
);

/** What only KServe knows; its backend judges it further. Made only when a spec has one, since few do. */
export const kserve = lazy(() =>
  late(
    field(z.lazy(block), {
      description: "What only KServe knows of. Other targets say that they do without.",
      examples: [{ timeout: 600 }, { startup_timeout: 1800, visibility: "cluster" }],
    }),
  ),
);
