import { originLabels } from "@inferspec/compiler";
import { readHints, tracedHints } from "../hints.js";
import { CoreObject, type CoreObjects } from "../objects/core.js";
import type { Canvas, Part, Text } from "../scope.js";
import { serviceName } from "../server/names.js";
import type { Server } from "../server/server.js";
import { credentialsOf } from "../storage/credentials.js";
import { filesOf } from "./files.js";
import { volumesOf } from "./volumes.js";

/** Draws what an InferenceService refers to and KServe does not make: files, claims, credentials, a further Service. */
export function drawSurroundings(canvas: Canvas, server: Server): void {
  drawFiles(canvas);
  for (const [index, { name, spec }] of volumesOf(canvas).claims.entries()) {
    drawObject(canvas, `claim-${index}`, "PersistentVolumeClaim", name, { spec });
  }
  drawServiceAccount(canvas);
  drawService(canvas, server);
}

function drawFiles(canvas: Canvas): void {
  const files = filesOf(canvas);
  if (!files) return;
  const { name, data } = files.configMap;
  drawObject(canvas, "files", "ConfigMap", name, { data });
}

/** The ServiceAccount by which the storage initializer finds the Secrets (facts/kserve.md §2.3). References only. */
function drawServiceAccount(canvas: Canvas): void {
  const { workload, facts, secrets, from } = canvas;
  const { serviceAccount, secrets: uses } = credentialsOf(workload, facts, secrets);
  if (serviceAccount === undefined || !uses) return;
  const keys = from("secrets");
  const canaries = tracedHints(canvas)?.get("canaries");
  drawObject(
    canvas,
    "service-account",
    "ServiceAccount",
    from("name").map(() => serviceAccount),
    {
      secrets: uses.map(({ secret, index }) => ({
        name: from("model", "uri")
          .with(from("adapters"), () => secret)
          .with(canaries, () => secret)
          .with(index === undefined ? undefined : keys?.get(index), () => secret),
      })),
    },
  );
}

/**
 * A further Service to the same Pods, of the type and name that the spec asks for: KServe's own is always a ClusterIP
 * (facts/kserve.md §2.5).
 */
function drawService(canvas: Canvas, { program, collocated }: Server): void {
  const { workload, facts, from } = canvas;
  const type = workload.service?.type;
  const name = workload.service?.name;
  if (facts.mode !== "Standard") return;
  if (name === undefined && (type === undefined || type === "ClusterIP")) return;
  const isvc = serviceName(workload.name);
  const transformer = readHints(workload, facts).hints.transformer !== undefined && !collocated;
  const component = transformer ? "transformer" : "predictor";
  const port = transformer || collocated ? 8080 : program.port;
  drawObject(
    canvas,
    "service",
    "Service",
    from("service", "name") ?? from("name").map(() => `${isvc}-service`),
    {
      spec: {
        type: from("service", "type") ?? "ClusterIP",
        selector: { app: from("name").map(() => `isvc.${isvc}-${component}`) },
        ports: [{ name: "http", port: 80, targetPort: port }],
      },
    },
  );
}

function drawObject<Kind extends keyof CoreObjects>(
  canvas: Canvas,
  id: string,
  kind: Kind,
  name: Text,
  body: Part<CoreObjects[Kind]>,
): void {
  const { chart, facts } = canvas;
  const metadata = {
    name,
    ...(facts.namespace !== undefined && { namespace: facts.namespace }),
    labels: originLabels(canvas.from("origin")),
  };
  new CoreObject(chart, id, kind, metadata, body);
}
