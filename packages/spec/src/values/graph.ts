import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";
import { flag, text, whole } from "./simple.js";

const TYPES = ["sequence", "switch", "ensemble", "splitter"] as const;
const DEPENDENCIES = ["soft", "hard"] as const;
const DATA = ["$request", "$response"];
const METRICS = ["concurrency", "rps", "cpu", "memory"] as const;

const step = lazy(() =>
  z.strictObject({
    name: text(
      "What the step is called, unique in its node. The answer of an ensemble is keyed by it.",
      ["classify", "breed"],
    ),
    function: text("A function of the project, by its name: the step calls what serves it.", [
      "classifier",
      "embedder",
    ]),
    run: text(
      "Which run of `function` the step calls, by its name. Needed where there are several.",
      ["default", "eu"],
    ),
    node: text("Another node of the graph.", ["breeds", "models"]),
    service: text(
      "A service of the target that lies outside the project, by its name: on KServe an InferenceService of the namespace.",
      ["cat-dog", "dog-breed"],
    ),
    url: text("Any address. The request is sent there with POST.", [
      "http://feast.features/transform",
      "https://models.example.org/v1/models/iris:predict",
    ]),
    condition: text(
      "Whether the step is taken, in the target's own language; on KServe a GJSON path that must exist. A switch asks the request, a sequence the answer of the step before: where it is not met, that answer is the sequence's own.",
      ['[@this].#(predictions.0=="dog")', "instances.0.age"],
    ),
    weight: whole("The step's share of the requests of a splitter, in per cent.", [20, 80]),
    data: text(
      "What the step of a sequence is sent: `$request`, which is the node's, or `$response` of the step before. Left out, `$request`.",
      DATA,
    ),
    dependency: field(z.enum(DEPENDENCIES), {
      description: "What the step's failure means for a sequence or an ensemble. Left out, `soft`.",
      examples: [...DEPENDENCIES],
      enumDescriptions: [
        "Its failure is passed on like any answer",
        "Its failure is the answer of the node",
      ],
    }).optional(),
    map_predictions_to_instances: flag(
      "Whether `predictions` of the answer before become the `instances` of this step's request. Left out, `false`.",
    ),
  }),
);

const node = lazy(() =>
  z.strictObject({
    type: field(z.enum(TYPES), {
      description: "What the node does with a request.",
      examples: [...TYPES],
      enumDescriptions: [
        "Sends it through all steps, one after the other",
        "Sends it to the first step whose condition it meets",
        "Sends it to all steps at once and puts their answers together",
        "Sends it to one step, by chance and weight",
      ],
    }),
    steps: field(z.array(step()), {
      description: "What the node calls. Each step has one target.",
      examples: [
        [{ function: "classifier" }, { function: "explainer", data: "$response" }],
        [
          { function: "old", weight: 80 },
          { function: "new", weight: 20 },
        ],
      ],
    }),
  }),
);

/** The nodes of a graph, by name. */
export const graphNodes = lazy(() =>
  field(z.record(z.string().min(1), node()), {
    description: "The nodes by their names. A request begins at the node `root`.",
    examples: [
      { root: { type: "sequence", steps: [{ function: "classifier" }] } },
      {
        root: {
          type: "splitter",
          steps: [
            { function: "old", weight: 80 },
            { function: "new", weight: 20 },
          ],
        },
      },
    ],
  }),
);

/** How many routers there are. */
export const graphScaling = lazy(() =>
  field(
    z.strictObject({
      min_replicas: whole("The fewest routers. Left out, 1.", [1, 2], 0),
      max_replicas: whole("The most routers. Left out, as the target decides.", [2, 4], 1),
      metric: field(
        z.strictObject({
          name: field(z.enum(METRICS), {
            description: "What is watched.",
            examples: [...METRICS],
            enumDescriptions: [
              "Requests in flight",
              "Requests per second",
              "CPU, in per cent of what is requested",
              "Memory, in per cent of what is requested",
            ],
          }),
          target: whole("The value per router that is aimed at.", [80, 60], 1),
        }),
        {
          description: "What decides how many routers there are.",
          examples: [{ name: "cpu", target: 80 }, { name: "rps" }],
        },
      ).optional(),
    }),
    {
      description:
        "Lets the load decide how many routers there are. The services that they call scale on their own.",
      examples: [{ min_replicas: 1, max_replicas: 4 }, { metric: { name: "cpu", target: 80 } }],
    },
  ),
);

/** How long what may take, in seconds. */
export const graphTimeouts = lazy(() =>
  field(
    z.strictObject({
      request: whole("How long a whole request may take, in seconds.", [60, 300], 1),
      step: whole(
        "How long one step may take, in seconds. Left out, there is no limit.",
        [30, 120],
        1,
      ),
      read: whole("How long reading a request may take, in seconds. Left out, 60.", [60, 120], 1),
      write: whole("How long until the answer is written, in seconds. Left out, 60.", [60, 300], 1),
      idle: whole("How long an idle connection is kept, in seconds. Left out, 180.", [180, 60], 1),
    }),
    {
      description: "How long what may take, in seconds.",
      examples: [{ step: 30 }, { request: 300, write: 300 }],
    },
  ),
);

/** What only KServe knows of a graph. */
export const graphKserve = lazy(() =>
  field(
    z.strictObject({
      service_account: text("The ServiceAccount of the routers.", ["graphs", "router"]),
      visibility: field(z.enum(["cluster", "outside"]), {
        description: "Who may reach it. Left out, as the cluster is set up.",
        examples: ["cluster", "outside"],
        enumDescriptions: ["Only the cluster", "Whoever reaches the cluster's gateway"],
      }).optional(),
    }),
    {
      description: "What only KServe knows of. Other targets say that they do without.",
      examples: [{ service_account: "graphs" }, { visibility: "cluster" as const }],
    },
  ),
);
