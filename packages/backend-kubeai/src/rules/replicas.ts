import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { replicasOf } from "../replicas.js";
import type { Rule, Scope } from "../scope.js";

const INT32 = 2_147_483_647;

/** Numbers that the CRD refuses, and those that it should have refused. */
export const scalingNumbersRule: Rule = ({ workload, report }) => {
  const scaling = workload.scaling ?? {};
  const limits = [
    { key: "min", what: "min_replicas", minimum: 0, effect: "" },
    { key: "max", what: "max_replicas", minimum: 1, effect: "" },
    { key: "targetRequests", what: "target_requests", minimum: 1, effect: "" },
    { key: "replicas", what: "replicas", minimum: 0, effect: "there is never a Pod" },
    {
      key: "scaleDownDelaySeconds",
      what: "scale_down_delay_seconds",
      minimum: 0,
      effect: "KubeAI admits it, and its autoscaler counts backwards",
    },
  ] as const;
  for (const { key, what, minimum, effect } of limits) {
    const value = scaling[key];
    if (value === undefined) continue;
    const at: Path = ["scaling", key];
    if (value < minimum && effect === "") {
      report(diagnostics["below-minimum"], { at, params: { what, value, minimum } });
    } else if (value < minimum) {
      report(diagnostics["broken-number"], { at, params: { what, value, minimum, effect } });
    } else if (value > INT32 && key !== "scaleDownDelaySeconds") {
      report(diagnostics["too-large"], { at, params: { what, value, maximum: INT32 } });
    }
  }
};

/** How replicas, bounds and autoscaling go together. */
export const replicasRule: Rule = (scope) => {
  const { workload, report } = scope;
  const { autoscaling, min, minFrom, max, fixed } = replicasOf(workload);
  if (max !== undefined && min > max) {
    report(diagnostics["min-above-max"], {
      // The minimum may be a default, which stands nowhere.
      at: ["scaling", "max"],
      params: { min, max, field: minFrom === "replicas" ? "replicas" : "min_replicas" },
      related: minFrom === undefined ? [] : [{ message: "the fewest", at: ["scaling", minFrom] }],
    });
  }
  if (!autoscaling) {
    checkFixed(fixed, scope);
    return;
  }
  const asked = workload.scaling?.replicas;
  if (asked !== undefined && minFrom === "replicas" && asked !== 1) {
    report(diagnostics["replicas-as-minimum"], {
      at: ["scaling", "replicas"],
      params: { replicas: asked },
    });
  } else if (asked !== undefined && minFrom === "min" && asked !== min) {
    report(diagnostics["replicas-ignored"], {
      at: ["scaling", "replicas"],
      params: { replicas: asked, min, max: max ?? "any number" },
    });
  }
  if (min === 0) reportIdle(scope, minFrom ?? "min");
};

function checkFixed(fixed: number | undefined, { workload, report }: Scope): void {
  if (fixed === undefined) {
    report(diagnostics["replicas-required"], {
      at: ["scaling", "autoscaling"],
      params: {},
      fixes: [
        {
          title: "add replicas: 1",
          edits: [{ op: "insert", at: ["scaling"], key: "replicas", value: 1 }],
        },
      ],
    });
  } else if (fixed === 0) {
    report(diagnostics["zero-replicas"], { at: ["scaling", "replicas"], params: {} });
  }
  const ignored = {
    min: "min_replicas",
    max: "max_replicas",
    targetRequests: "target_requests",
    scaleDownDelaySeconds: "scale_down_delay_seconds",
  } as const;
  for (const key of ["min", "max", "targetRequests", "scaleDownDelaySeconds"] as const) {
    if (workload.scaling?.[key] === undefined) continue;
    report(diagnostics["scaling-ignored"], {
      at: ["scaling", key],
      params: { what: ignored[key] },
    });
  }
}

/** What "idle" really takes: the averaging window, then the delay in whole steps of the autoscaler. */
function reportIdle({ workload, facts, report }: Scope, field: "min" | "replicas"): void {
  const { interval, timeWindow } = facts.autoscaling;
  const delay = workload.scaling?.scaleDownDelaySeconds ?? 30;
  const seconds = Math.round(timeWindow + Math.max(0, Math.ceil(delay / interval)) * interval);
  report(diagnostics["idle-to-zero"], { at: ["scaling", field], params: { seconds } });
}
