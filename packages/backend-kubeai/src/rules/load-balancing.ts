import { diagnostics } from "../diagnostics/index.js";
import { imageOf } from "../hardware.js";
import { readHints } from "../hints.js";
import { replicasOf } from "../replicas.js";
import type { Rule, Scope } from "../scope.js";
import { findOption, readOptions, VLLM_FLAGS } from "../target/arguments.js";

const BASE = ["hints", "kubeai", "loadBalancing"] as const;
const STRATEGY = [...BASE, "strategy"] as const;

/** The form of the hints. */
export const hintsRule: Rule = ({ workload, report }) => {
  for (const { path, message } of readHints(workload).issues) {
    const keys = path.map((key) => (typeof key === "symbol" ? String(key) : key));
    report(diagnostics["invalid-hint"], {
      at: ["hints", "kubeai", ...keys],
      params: { path: ["hints.kubeai", ...keys].join("."), problem: message },
    });
  }
};

/** Settings of PrefixHash that break, or that cannot help. */
export const loadBalancingRule: Rule = (scope) => {
  const balancing = readHints(scope.workload).hints.loadBalancing;
  if (!balancing) return;
  const { prefixHash, strategy = "LeastLoad" } = balancing;
  checkLoadFactor(prefixHash?.meanLoadFactor, scope);
  checkNumber(prefixHash?.replication, "replication", "every request times out", scope);
  checkNumber(
    prefixHash?.prefixCharLength,
    "prefix_char_length",
    "no prompt tells Pods apart, and negative numbers stop KubeAI's proxy",
    scope,
  );
  if (strategy === "PrefixHash") checkUse(scope);
  else if (prefixHash && Object.keys(prefixHash).length > 0) {
    scope.report(diagnostics["prefix-hash-unused"], {
      at: [...BASE, "prefixHash"],
      params: { strategy },
    });
  }
};

function checkLoadFactor(value: number | undefined, { report }: Scope): void {
  if (value === undefined || (value >= 100 && Number.isInteger(value))) return;
  const at = [...BASE, "prefixHash", "meanLoadFactor"];
  const fixed = Math.max(100, Math.round(value < 10 ? (value <= 1 ? 125 : value * 100) : value));
  report(diagnostics["load-factor"], {
    at,
    params: { value, fixed },
    fixes: [{ title: `write ${fixed}`, edits: [{ op: "replace", at, value: fixed }] }],
  });
}

function checkNumber(
  value: number | undefined,
  what: "replication" | "prefix_char_length",
  effect: string,
  { report }: Scope,
): void {
  if (value === undefined || value >= 1) return;
  const key = what === "replication" ? what : "prefixCharLength";
  report(diagnostics["broken-number"], {
    at: [...BASE, "prefixHash", key],
    params: { what, value, minimum: 1, effect },
  });
}

function checkUse(scope: Scope): void {
  const { workload, report } = scope;
  const pointless = (why: string, help: string): void => {
    report(diagnostics["prefix-hash-pointless"], { at: STRATEGY, params: { why, help } });
  };
  if (!workload.features.includes("TextGeneration")) {
    pointless(
      "only prompts of chats and completions are hashed, and this model serves none",
      "use `strategy: LeastLoad`",
    );
  }
  const { autoscaling, max, fixed } = replicasOf(workload);
  if ((autoscaling ? max : fixed) === 1) {
    pointless("there is never more than one replica", "allow more replicas, or remove it");
  }
  if (workload.engine.name === "VLLM") checkCaching(scope, pointless);
}

/** Without a prefix cache in the Pod there is nothing to gain. vLLM has it on by default since 0.8. */
function checkCaching(
  { workload, facts }: Scope,
  pointless: (why: string, help: string) => void,
): void {
  const options = readOptions(workload.engine.args ?? []);
  if (findOption(options, VLLM_FLAGS.noEnablePrefixCaching)) {
    pointless(
      "vLLM's prefix cache is switched off in `args`",
      "remove `--no-enable-prefix-caching`",
    );
    return;
  }
  const image = imageOf(workload, facts)?.image ?? "";
  if (/:v?0\.[0-7]\./.test(image) && !findOption(options, VLLM_FLAGS.enablePrefixCaching)) {
    pointless(
      `vLLM in \`${image}\` keeps no prefix cache unless told to`,
      "add `--enable-prefix-caching` to `args`",
    );
  }
}
