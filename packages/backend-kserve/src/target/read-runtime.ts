import { isMap, valueAt } from "@inferspec/compiler";
import * as z from "zod";
import { serverTypeOf, type ServingRuntime } from "./serving-runtime.js";

const quantities = () => z.record(z.string(), z.union([z.string(), z.number()])).optional();

/** Only what counts; a cluster's own objects hold much more. */
const container = () =>
  z.object({
    name: z.string().min(1),
    image: z.string().optional(),
    command: z.array(z.string()).optional(),
    args: z.array(z.string()).optional(),
    env: z
      .array(
        z.object({
          name: z.string(),
          value: z.string().optional(),
          valueFrom: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .optional(),
    resources: z.object({ requests: quantities(), limits: quantities() }).optional(),
    ports: z.array(z.object({ containerPort: z.int(), name: z.string().optional() })).optional(),
  });

const format = () =>
  z.object({
    name: z.string().min(1),
    version: z.string().optional(),
    autoSelect: z.boolean().optional(),
    priority: z.int().optional(),
  });

const document = () =>
  z.object({
    kind: z.enum(["ServingRuntime", "ClusterServingRuntime"]),
    metadata: z.object({
      name: z.string().min(1),
      namespace: z.string().optional(),
      annotations: z.record(z.string(), z.string()).optional(),
      creationTimestamp: z.string().nullable().optional(),
    }),
    spec: z.object({
      supportedModelFormats: z.array(format()).default([]),
      protocolVersions: z.array(z.string()).nullable().optional(),
      containers: z.array(container()).min(1),
      disabled: z.boolean().nullable().optional(),
      multiModel: z.boolean().nullable().optional(),
      workerSpec: z
        .object({ containers: z.array(container()) })
        .nullable()
        .optional(),
    }),
  });

const SERVER_TYPE = "serving.kserve.io/server-type";

/** Whether a document is a runtime at all, right or wrong. */
export function isRuntimeDocument(value: unknown): value is Readonly<Record<string, unknown>> {
  return isMap(value) && /^(Cluster)?ServingRuntime$/.test(String(value["kind"]));
}

/** One runtime of a file, or what is wrong with it: `spec.containers is missing`. */
export function readRuntime(
  value: unknown,
): { readonly runtime: ServingRuntime } | { readonly problem: string } {
  const result = document().safeParse(value);
  if (!result.success) {
    const [first] = result.error.issues;
    const path = first?.path ?? [];
    const missing = valueAt(value, path.map(String)) === undefined;
    const problem = missing ? "is missing" : (first?.message ?? "is not valid");
    return { problem: `${path.map(String).join(".")} ${problem}` };
  }
  const { kind, metadata, spec } = result.data;
  const created = Date.parse(metadata.creationTimestamp ?? "") / 1000;
  return {
    runtime: {
      name: metadata.name,
      // One without a namespace is taken to be where the workloads are.
      namespace: kind === "ServingRuntime" ? (metadata.namespace ?? "") : undefined,
      formats: spec.supportedModelFormats,
      protocols: spec.protocolVersions ?? [],
      containers: spec.containers,
      disabled: spec.disabled ?? false,
      multiModel: spec.multiModel ?? false,
      worker: spec.workerSpec ?? undefined,
      serverType: metadata.annotations?.[SERVER_TYPE] ?? serverTypeOf(metadata.name),
      created: Number.isFinite(created) ? created : undefined,
    },
  };
}
