import { suggestion } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { knownProfile } from "../server/hardware.js";

/** Whether the configuration knows the profile, and what its count does. */
export const profileRule: Rule = ({ workload, facts, report }) => {
  const { profile: name, count } = workload.accelerator ?? {};
  const at = ["accelerator", "count"];
  const profile = name === undefined ? undefined : knownProfile(facts, name);
  const counted = name === undefined ? null : /^(.+):(\d+)$/.exec(name);
  if (counted && !profile) {
    const [, plain = "", units = ""] = counted;
    report(diagnostics["counted-profile"], {
      at: ["accelerator", "profile"],
      params: { name: name ?? "", plain, units },
    });
  } else if (name !== undefined && !profile) {
    report(diagnostics["unknown-profile"], {
      at: ["accelerator", "profile"],
      params: {
        name,
        suggestion:
          Object.keys(facts.profiles).length === 0
            ? "no profile is defined there"
            : suggestion(name, Object.keys(facts.profiles).sort()).text,
        config: kserveConfig("profiles:", `  ${name}: { limits: { nvidia.com/gpu: "1" } }`),
      },
    });
  }
  if (count === undefined) return;
  if (count < 1) {
    report(diagnostics["processors-range"], { at, params: { count } });
    return;
  }
  if (count === 1) return;
  const { gpu } = workload.resources ?? {};
  const [why, help] =
    name === undefined
      ? [
          "no profile is named whose amounts it could multiply",
          "name a `profile`, or give `resources.gpu`",
        ]
      : profile && isEmpty(profile.requests) && isEmpty(profile.limits)
        ? [`profile \`${name}\` requests nothing`, "use another profile, or give `resources`"]
        : gpu !== undefined && gpu !== String(count)
          ? ["the number of GPUs is that of `resources.gpu`", "remove one of the two"]
          : [];
  if (why !== undefined && help !== undefined) {
    report(diagnostics["processors-no-effect"], { at, params: { count, why, help } });
  }
};

function isEmpty(map: object | undefined): boolean {
  return Object.keys(map ?? {}).length === 0;
}
