import { expect, test } from "vitest";
import { WORLDS } from "./baselines.js";
import {
  drawnByBaselines,
  drawnByFixtures,
  isOfKserve,
  type Drawn,
  type KubeObject,
} from "./drawn.js";
import { judge, ORACLES, type Verdict } from "./oracles.js";

/** What KServe's own code has against a manifest in the mode that it is for; `undefined` where nothing. */
function complaint({ object, shipped }: Drawn, verdict: Verdict): string | undefined {
  const { annotations } = object["metadata"] as { annotations?: Readonly<Record<string, string>> };
  const mode =
    annotations?.["serving.kserve.io/deploymentMode"] === "Knative" ? "Knative" : "Standard";
  const said = verdict.webhook?.[mode] ?? verdict.webhook?.["any"];
  if (verdict.unknownFields !== undefined) return `unknown: ${verdict.unknownFields.join(", ")}`;
  // The verdict is over both modes: what only the other one refuses is no concern of this manifest.
  const accepted = verdict.verdict === "accepted" || verdict.verdict === "rejected-webhook";
  if (!accepted || said !== "") return `${verdict.verdict}: ${said ?? "no word of the webhook"}`;
  // Accepted is not served: KServe must find a runtime too.
  return shipped ? verdict.rendered?.[mode].error : undefined;
}

function complaints(drawn: readonly Drawn[]): readonly string[] {
  const verdicts = judge(drawn.map(({ object }) => object));
  return drawn.flatMap((one, index) => {
    const verdict = verdicts[index];
    const said = verdict ? complaint(one, verdict) : "no verdict";
    return said === undefined ? [] : [`${one.from}: ${said}`];
  });
}

const service = (predictor: object): KubeObject => ({
  apiVersion: "serving.kserve.io/v1beta1",
  kind: "InferenceService",
  metadata: { name: "one", annotations: { "serving.kserve.io/deploymentMode": "Standard" } },
  spec: { predictor },
});

const model = { modelFormat: { name: "sklearn" }, storageUri: "s3://models/iris" };

/** What the judges must refuse, so that their silence about the rest says something. */
const REFUSED: readonly (readonly [KubeObject, RegExp])[] = [
  [service({ model: { ...model, bogus: 1 } }), /unknown: spec\.predictor\.model\.bogus/],
  [service({ model, minReplicas: 3, maxReplicas: 1 }), /rejected-webhook: 'MinReplicas'/],
  [service({ model: { ...model, modelFormat: { name: "mlflow" } } }), /no runtime found/],
];

test.skipIf(ORACLES === undefined)(
  "KServe's own schema, defaulters and webhooks accept every manifest of every fixture and baseline",
  { timeout: 60_000 },
  async () => {
    const byWorld = await Promise.all(WORLDS.map(drawnByBaselines));
    const drawn = [...(await drawnByFixtures()), ...byWorld.flat()].filter(isOfKserve);
    expect(drawn.length).toBeGreaterThan(15);
    const refused = REFUSED.map(([object]) => ({ from: "refused", object, shipped: true }));
    // One process for all: starting it is what takes time.
    const said = complaints([...drawn, ...refused]);
    expect(said).toEqual(
      REFUSED.map(([, why]): unknown =>
        expect.stringMatching(new RegExp(`^refused: ${why.source}`)),
      ),
    );
  },
);
