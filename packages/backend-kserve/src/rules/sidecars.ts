import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import { addressProblem, shownAddress } from "../http-address.js";
import type { Rule, Scope } from "../scope.js";
import { serverOf } from "../server/server.js";

const at = (...keys: readonly string[]): Path => ["hints", "kserve", ...keys];

/** The batcher puts `instances` together, which V1 alone has (facts/kserve.md §1.1). */
export const batcherRule: Rule = (scope) => {
  const { report, workload, facts } = scope;
  const { batcher } = readHints(workload, facts).hints;
  if (!batcher) return;
  if (!speaksV1(scope)) {
    report(diagnostics.batcher, {
      at: at("batcher"),
      params: {
        problem:
          "the batcher understands requests of protocol v1 only, and clients of this model send others",
        help: "remove it, or serve v1 where the engine can: `kserve: { protocol: v1 }`",
      },
    });
  }
  for (const key of ["maxBatchSize", "maxLatency"] as const) {
    const value = batcher[key];
    if (value === undefined || value >= 1) continue;
    report(diagnostics.batcher, {
      at: at("batcher", key),
      params: { problem: `${value} is less than 1`, help: "write at least 1" },
    });
  }
};

/** Whether clients speak V1 to the server that is chosen. */
function speaksV1({ workload, facts }: Scope): boolean {
  const { protocol } = readHints(workload, facts).hints;
  const effective = serverOf(workload, facts)?.runtime?.effective;
  return protocol === "v1" || (protocol === undefined && effective === "v1");
}

/** Where the logger sends to. */
export const loggerRule: Rule = ({ workload, facts, report }) => {
  const url = readHints(workload, facts).hints.logger?.url;
  const problem = url === undefined ? undefined : addressProblem(url);
  if (url === undefined || problem === undefined) return;
  const params = { url: shownAddress(url), problem };
  report(diagnostics.logger, { at: at("logger", "url"), params });
};

/** Replicas of a container of its own, and of one that shares the server's Pod. */
export const transformerRule: Rule = ({ workload, facts, report }) => {
  const { transformer, explainer } = readHints(workload, facts).hints;
  for (const [key, part] of Object.entries({ transformer, explainer })) {
    if (!part) continue;
    const { minReplicas: min = 1, maxReplicas: max = 0 } = part;
    const kind = key === "transformer" ? diagnostics.transformer : diagnostics.explainer;
    if (max !== 0 && min > max) {
      report(kind, {
        at: at(key, "maxReplicas"),
        params: {
          problem: `the minimum of its replicas, ${min}, is above the maximum, ${max}`,
          help: "raise the maximum, or say a smaller minimum",
        },
      });
    }
    if (min === 0 && facts.mode === "Standard") {
      report(kind, {
        at: at(key, "minReplicas"),
        params: {
          problem: "in Standard mode at least one replica runs, so a minimum of 0 counts as 1",
          help: "write a minimum of 1, or use mode Knative",
        },
      });
    }
  }
  if (transformer?.collocated !== true) return;
  for (const key of ["minReplicas", "maxReplicas"] as const) {
    if (transformer[key] === undefined) continue;
    report(diagnostics.transformer, {
      at: at("transformer", key),
      params: {
        problem: "a transformer in the server's Pod has no replicas of its own",
        help: "remove it, or leave `collocated` out",
      },
    });
  }
};

/** Exactly one of the two explainers, which asks the predictor by V1. */
export const explainerRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const { explainer } = readHints(workload, facts).hints;
  if (!explainer) return;
  const complain = (problem: string, help: string): void => {
    report(diagnostics.explainer, { at: at("explainer"), params: { problem, help } });
  };
  if (explainer.image === undefined && explainer.art === undefined) {
    complain(
      "an explainer needs an image, or `art`",
      "name the `image`, or write `art: SquareAttack`",
    );
  }
  if (!speaksV1(scope)) {
    complain(
      "an explainer answers protocol v1 only, and asks the predictor by it",
      "remove it, or serve v1 where the engine can: `kserve: { protocol: v1 }`",
    );
  }
};
