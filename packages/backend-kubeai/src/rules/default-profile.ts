import { diagnostics } from "../diagnostics/index.js";
import { hardwareOf, knownProfile, namedProfile } from "../hardware.js";
import { profilePath, type Rule } from "../scope.js";
import { acceleratorOf } from "../target/profiles.js";

/** vLLM on the profile that is taken where the spec names none: rarely what was meant. */
export const defaultProfileRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const named = workload.accelerator?.profile;
  // Who asks for CPUs means it, and who asks for GPUs is told that the profile has none.
  if (workload.engine.device !== undefined) return;
  if (workload.engine.name !== "VLLM" || (named !== undefined && named !== "")) return;
  const name = namedProfile(workload);
  // An unknown profile is reported as such, and `resources.gpu` gives GPUs to any.
  if (!knownProfile(facts, name) || hardwareOf(workload, facts).accelerators !== 0) return;
  const others = Object.entries(facts.resourceProfiles)
    .filter(([, profile]) => acceleratorOf(profile) !== undefined)
    .map(([other]) => other)
    .sort()
    .map((other) => `\`${other}\``);
  const cpu = `\`profile: ${name}\` where that is meant`;
  const help =
    others.length === 0 ? `write ${cpu}` : `write ${cpu}, or one of ${others.join(", ")}`;
  report(diagnostics["default-profile"], {
    at: profilePath(scope),
    params: { engine: workload.engine.name, name, help },
  });
};
