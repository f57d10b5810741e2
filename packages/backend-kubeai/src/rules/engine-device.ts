import { diagnostics } from "../diagnostics/index.js";
import { hardwareOf } from "../hardware.js";
import type { Rule } from "../scope.js";
import { acceleratorOf } from "../target/profiles.js";

/** On KubeAI the profile decides what an engine runs on; what the author says of it must agree. */
export const engineDeviceRule: Rule = ({ workload, facts, report }) => {
  const { device } = workload.engine;
  const { accelerators, profileName } = hardwareOf(workload, facts);
  if (device === undefined || accelerators === undefined) return;
  if ((device === "gpu") === accelerators > 0) return;
  const others = Object.entries(facts.resourceProfiles)
    .filter(([, profile]) => (acceleratorOf(profile) !== undefined) === (device === "gpu"))
    .map(([name]) => `\`${name}\``)
    .sort();
  const profiles = others.length === 0 ? "" : `, such as ${others.slice(0, 3).join(", ")}`;
  report(diagnostics["device-profile"], {
    at: ["engine", "device"],
    params: {
      asked: device === "gpu" ? "GPUs" : "CPUs",
      profile: profileName,
      has: accelerators > 0 ? "has GPUs" : "has none",
      help: `name a \`profile\` with ${device === "gpu" ? "GPUs" : "CPUs only"}${profiles}, or leave this out`,
    },
  });
};
