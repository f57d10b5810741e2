import { suggestion } from "@inferspec/compiler";
import { kubeaiConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { knownProfile, namedCount, namedProfile } from "../hardware.js";
import { profilePath, type Rule, type Scope } from "../scope.js";

/** The largest count that the numbers of a quantity can be multiplied by without surprises. */
const MAX_COUNT = 1024;

/** Whether the target defines the profile, and how many units of it a replica gets. */
export const resourceProfileRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const name = namedProfile(workload);
  const count = namedCount(workload);
  if (count < 1 || count > MAX_COUNT) {
    const bound = count < 1 ? "at least 1" : `at most ${MAX_COUNT}`;
    report(diagnostics["processors-range"], {
      at: ["accelerator", "count"],
      params: { count, bound },
    });
  }
  const split = /^([^:]*):(.*)$/.exec(name);
  if (split) {
    const help = /^\d+$/.test(split[2] ?? "")
      ? `write \`profile: ${split[1] ?? ""}\` and \`processors: ${split[2] ?? ""}\``
      : "use a profile without a colon in its name";
    report(diagnostics["profile-name"], { at: profilePath(scope), params: { name, help } });
    return;
  }
  const profile = knownProfile(facts, name);
  if (!profile) reportUnknown(name, scope);
  else if (
    count > 1 &&
    isEmpty(profile.requests) &&
    isEmpty(profile.limits) &&
    !workload.resources
  ) {
    report(diagnostics["processors-no-effect"], {
      at: ["accelerator", "count"],
      params: { count, name },
    });
  }
};

function reportUnknown(name: string, scope: Scope): void {
  const known = Object.keys(scope.facts.resourceProfiles).sort();
  const sameLetters = known.find((other) => other.toLowerCase() === name.toLowerCase());
  const at = profilePath(scope);
  const named = scope.workload.accelerator?.profile !== undefined;
  const config = kubeaiConfig("resourceProfiles:", `  ${name}: ${unitOf(name)}`);
  // `nvidia-gpu-a100` was meant for one of the sizes of that GPU, not for its neighbour in spelling.
  const longer = known.filter((other) => other.startsWith(`${name}-`));
  const meant =
    longer.length > 0
      ? `did you mean ${longer.map((other) => `\`${other}\``).join(" or ")}?`
      : suggestion(name, known).text;
  const near = `${meant}\nor, where the cluster has it, add it to the configuration:\n${config}`;
  const help =
    sameLetters !== undefined
      ? `did you mean \`${sameLetters}\`? Case matters`
      : named
        ? near
        : `name one in \`profile\`; ${suggestion(name, known).text}`;
  scope.report(diagnostics["unknown-profile"], {
    at,
    params: {
      name,
      note: named ? "" : ", which is taken where the spec names none,",
      origin: scope.facts.origin,
      help,
    },
    // Names that differ in a letter or two are other hardware: `l4` and `l40s`, `b200` and `gh200`.
    fixes:
      sameLetters === undefined || !named
        ? []
        : [{ title: `use ${sameLetters}`, edits: [{ op: "replace", at, value: sameLetters }] }],
  });
}

/** What one unit of a profile most likely is, going by its name. */
function unitOf(name: string): string {
  const topology = /^google-tpu.*-(\d+)x(\d+)$/.exec(name);
  const chips = topology ? Number(topology[1]) * Number(topology[2]) : 1;
  if (/tpu/i.test(name)) return `{ imageName: google-tpu, limits: { google.com/tpu: ${chips} } }`;
  if (/^amd/i.test(name)) return "{ imageName: amd-gpu, limits: { amd.com/gpu: 1 } }";
  if (/^cpu/i.test(name)) return "{ imageName: cpu, requests: { cpu: 1 } }";
  return "{ imageName: nvidia-gpu, limits: { nvidia.com/gpu: 1 } }";
}

function isEmpty(map: object | undefined): boolean {
  return Object.keys(map ?? {}).length === 0;
}
