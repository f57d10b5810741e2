import type { Workload } from "@inferspec/compiler";
import { readOptions } from "./target/arguments.js";
import type { KubeaiFacts } from "./target/facts.js";
import { vllmAtLeast } from "./vllm-release.js";

type Value = NonNullable<Workload["engine"]["options"]>[string];

/** Whether vLLM is `0.<minor>.<patch>` or newer. */
type AtLeast = (minor: number, patch: number) => boolean;

/** How vLLM is told one of the neutral settings. */
interface Setting {
  /** The words of its command line; none where vLLM does it anyway. */
  readonly write: (value: Value, atLeast: AtLeast) => readonly string[];
  /** Options of the author's own that say the same; the author's count. */
  readonly flags: readonly string[];
}

const plain = (flag: string): Setting => ({
  flags: [flag],
  write: (value) => [`--${flag}=${String(value)}`],
});

/**
 * Setting → vLLM's options. Since 0.10.1 requests are logged only on demand, and `--task`, which came with 0.6.4, is split
 * into `--runner` and `--convert` (vllm-project/vllm#21739, #21470).
 */
const SETTINGS: Readonly<Record<string, Setting>> = {
  dtype: plain("dtype"),
  maxLength: plain("max-model-len"),
  maxLogLen: plain("max-log-len"),
  tokenizerRevision: plain("tokenizer-revision"),
  trustRemoteCode: {
    flags: ["trust-remote-code", "no-trust-remote-code"],
    write: (value) => (value === true ? ["--trust-remote-code"] : []),
  },
  disableLogRequests: {
    flags: [
      "enable-log-requests",
      "no-enable-log-requests",
      "disable-log-requests",
      "no-disable-log-requests",
    ],
    write: (value, atLeast) => {
      if (atLeast(10, 1)) return value === true ? [] : ["--enable-log-requests"];
      return value === true ? ["--disable-log-requests"] : [];
    },
  },
  task: {
    flags: ["task", "runner", "convert"],
    write: (value, atLeast) => {
      // Generation is what vLLM does with any model that can.
      if (value !== "text_embedding") return [];
      if (atLeast(10, 1)) return ["--runner=pooling"];
      return atLeast(6, 4) ? ["--task=embedding"] : [];
    },
  },
};

/** The words that a setting becomes, and whether an argument of the author's own takes its place. */
export interface WrittenOption {
  readonly key: string;
  readonly words: readonly string[];
  /** Index of the author's argument that says the same. */
  readonly overriddenBy: number | undefined;
}

/** The settings of a workload that vLLM has options for, in the Plan's order. */
export function writtenOptions(workload: Workload, facts: KubeaiFacts): readonly WrittenOption[] {
  const { name, options = {}, args = [] } = workload.engine;
  if (name !== "VLLM") return [];
  const given = readOptions(args);
  const atLeast: AtLeast = (minor, patch) => vllmAtLeast(workload, facts, minor, patch);
  return Object.entries(options).flatMap(([key, value]) => {
    const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
    if (!setting) return [];
    const own = given.findLast((option) => setting.flags.includes(option.name));
    return [{ key, words: own ? [] : setting.write(value, atLeast), overriddenBy: own?.index }];
  });
}

/** How the spec calls a setting, to show it in sentences. */
export function specNameOf(option: string): string {
  if (option === "task") return "huggingface_task";
  if (option === "telemetry") return "enable_telemetry";
  return option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
