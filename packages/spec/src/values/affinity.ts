import * as z from "zod";
import { field } from "../field.js";
import { lazy, type Spelling } from "../kind.js";
import { late } from "../late.js";

/*
 * Kubernetes core/v1 Affinity with the fields that DigitalHub 0.14 published. Its published schema demands nothing;
 * Kubernetes demands what is required here, and its refusal would show only in a controller's log.
 */
const NODE_OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"] as const;
const LABEL_OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"] as const;

const texts = (description: string, examples: readonly string[][]) =>
  field(z.array(z.string()), { description, examples }).optional();

const labelKey = () =>
  field(z.string(), {
    description: "The label's key.",
    examples: ["app", "topology.kubernetes.io/zone"],
  });

const labelValues = () =>
  texts("The values to compare with, as `operator` says.", [["serving"], ["zone-a", "zone-b"]]);

const nodeRequirements = (description: string) =>
  field(
    z.array(
      z.strictObject({
        key: labelKey(),
        operator: field(z.enum(NODE_OPERATORS), {
          description: "How the node's value is compared with `values`.",
          examples: [...NODE_OPERATORS],
        }),
        values: labelValues(),
      }),
    ),
    {
      description,
      examples: [
        [{ key: "kubernetes.io/arch", operator: "In", values: ["amd64"] }],
        [{ key: "nvidia.com/gpu.present", operator: "Exists" }],
      ],
    },
  ).optional();

const nodeTerm = () =>
  z.strictObject({
    matchExpressions: nodeRequirements("Conditions on the node's labels; all must hold."),
    matchFields: nodeRequirements("Conditions on the node's fields; all must hold."),
  });

const NODE_TERMS = [
  { matchExpressions: [{ key: "kubernetes.io/arch", operator: "In" as const, values: ["amd64"] }] },
  { matchExpressions: [{ key: "nvidia.com/gpu.present", operator: "Exists" as const }] },
];

const weight = () =>
  field(z.int().min(1).max(100), {
    description: "How much this preference counts, from 1 to 100.",
    examples: [1, 100],
  });

const nodeAffinity = () =>
  z.strictObject({
    requiredDuringSchedulingIgnoredDuringExecution: field(
      z.strictObject({
        nodeSelectorTerms: field(z.array(nodeTerm()), {
          description: "Alternatives; a node must meet one of them.",
          examples: NODE_TERMS.map((term) => [term]),
        }),
      }),
      {
        description: "What a node must have.",
        examples: NODE_TERMS.map((term) => ({ nodeSelectorTerms: [term] })),
      },
    ).optional(),
    preferredDuringSchedulingIgnoredDuringExecution: field(
      z.array(
        z.strictObject({
          weight: weight(),
          preference: field(nodeTerm(), {
            description: "What a node should have.",
            examples: NODE_TERMS,
          }),
        }),
      ),
      {
        description: "What a node should have, if it can be.",
        examples: NODE_TERMS.map((preference) => [{ weight: 50, preference }]),
      },
    ).optional(),
  });

const LABEL_SELECTORS = [
  { matchLabels: { app: "serving" } },
  { matchExpressions: [{ key: "app", operator: "Exists" as const }] },
];

const labelSelector = (description: string) =>
  field(
    z.strictObject({
      matchLabels: field(z.record(z.string(), z.string()), {
        description: "Labels that a pod must have.",
        examples: [{ app: "serving" }, { team: "nlp" }],
      }).optional(),
      matchExpressions: field(
        z.array(
          z.strictObject({
            key: labelKey(),
            operator: field(z.enum(LABEL_OPERATORS), {
              description: "How the value is compared with `values`.",
              examples: [...LABEL_OPERATORS],
            }),
            values: labelValues(),
          }),
        ),
        {
          description: "Conditions on labels; all must hold.",
          examples: [
            [{ key: "app", operator: "In", values: ["serving"] }],
            [{ key: "app", operator: "Exists" }],
          ],
        },
      ).optional(),
    }),
    { description, examples: LABEL_SELECTORS },
  ).optional();

const podTerm = () =>
  z.strictObject({
    topologyKey: field(z.string(), {
      description: "The node label that says what counts as the same place.",
      examples: ["kubernetes.io/hostname", "topology.kubernetes.io/zone"],
    }),
    labelSelector: labelSelector("Which pods are meant."),
    namespaceSelector: labelSelector("In which namespaces, by their labels."),
    namespaces: texts("In which namespaces, by name. Left out, its own.", [
      ["serving"],
      ["team-a", "team-b"],
    ]),
    matchLabelKeys: texts("Keys whose values are taken from the pod itself.", [
      ["app"],
      ["pod-hash"],
    ]),
    mismatchLabelKeys: texts("Keys whose values must differ from the pod's own.", [
      ["tenant"],
      ["team"],
    ]),
  });

const POD_TERMS = LABEL_SELECTORS.map((selector) => ({
  topologyKey: "kubernetes.io/hostname",
  labelSelector: selector,
}));

const podAffinity = (near: string) =>
  z.strictObject({
    requiredDuringSchedulingIgnoredDuringExecution: field(z.array(podTerm()), {
      description: `Pods that a replica must be ${near}.`,
      examples: POD_TERMS.map((term) => [term]),
    }).optional(),
    preferredDuringSchedulingIgnoredDuringExecution: field(
      z.array(
        z.strictObject({
          weight: weight(),
          podAffinityTerm: field(podTerm(), {
            description: `Pods that a replica should be ${near}.`,
            examples: POD_TERMS,
          }),
        }),
      ),
      {
        description: `Pods that a replica should be ${near}, if it can be.`,
        examples: POD_TERMS.map((podAffinityTerm) => [{ weight: 50, podAffinityTerm }]),
      },
    ).optional(),
  });

const POD_RULES = POD_TERMS.map((term) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [term],
}));
const NODE_RULES = NODE_TERMS.map((term) => ({
  requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] },
}));

/** Where replicas may run; made only when a spec has one, since few do. */
export const affinity = lazy(() => {
  const made = lazy(() =>
    z.strictObject({
      nodeAffinity: field(nodeAffinity(), {
        description: "Rules about the nodes.",
        examples: NODE_RULES,
      }).optional(),
      podAffinity: field(podAffinity("near"), {
        description: "Rules about pods to be near.",
        examples: POD_RULES,
      }).optional(),
      podAntiAffinity: field(podAffinity("away from"), {
        description: "Rules about pods to be away from.",
        examples: POD_RULES,
      }).optional(),
    }),
  );
  return late(
    field(z.lazy(made), {
      description: "Where replicas may run, as a Kubernetes Pod's affinity (camelCase keys).",
      examples: [
        ...NODE_RULES.map((nodeAffinity) => ({ nodeAffinity })),
        { podAntiAffinity: POD_RULES[0] },
      ],
    }),
  );
});

const SDK = "DigitalHub's Python SDK 0.14, which wrote affinity in snake_case";
const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

/** Every camelCase key by the place it stands in, outermost first. */
function affinityKeys(): [place: string, keys: readonly string[]][] {
  const nodeTermKeys = ["matchExpressions", "matchFields"];
  const podTermKeys = [
    "topologyKey",
    "labelSelector",
    "namespaceSelector",
    "matchLabelKeys",
    "mismatchLabelKeys",
  ];
  const node = "affinity.nodeAffinity";
  const places: [string, readonly string[]][] = [
    ["affinity", ["nodeAffinity", "podAffinity", "podAntiAffinity"]],
    [node, [REQUIRED, PREFERRED]],
    [`${node}.${REQUIRED}`, ["nodeSelectorTerms"]],
    [`${node}.${REQUIRED}.nodeSelectorTerms[]`, nodeTermKeys],
    [`${node}.${PREFERRED}[].preference`, nodeTermKeys],
  ];
  for (const pods of ["affinity.podAffinity", "affinity.podAntiAffinity"]) {
    places.push([pods, [REQUIRED, PREFERRED]], [`${pods}.${PREFERRED}[]`, ["podAffinityTerm"]]);
    for (const term of [`${pods}.${REQUIRED}[]`, `${pods}.${PREFERRED}[].podAffinityTerm`]) {
      places.push([term, podTermKeys]);
      for (const selector of ["labelSelector", "namespaceSelector"]) {
        places.push([`${term}.${selector}`, ["matchLabels", "matchExpressions"]]);
      }
    }
  }
  return places;
}

export const affinitySpellings: readonly Spelling[] = affinityKeys().flatMap(([place, keys]) =>
  keys.map((key) => ({
    in: place,
    from: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    to: key,
    source: SDK,
  })),
);
