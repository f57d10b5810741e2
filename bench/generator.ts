export interface GeneratorOptions {
  readonly seed?: number;
  /** Leaves out what makes adapters certain to load: each function that has some gets warnings. */
  readonly warnings?: boolean;
  /** Whose words for hardware and scaling the functions use. Default `kubeai`. */
  readonly backend?: "kubeai" | "kserve";
}

/**
 * The specs that are measured: one function of the short form a document, as a person would write it, served by vLLM
 * with adapters, arguments, environment and scaling. They compile without a word, or with warnings where asked for.
 * The same count and options always give the same text.
 */
export function generateStream(
  count: number,
  { seed = 20, warnings = false, backend = "kubeai" }: GeneratorOptions = {},
): string {
  const random = createRandom(seed);
  const functions = Array.from({ length: count }, (_, index) =>
    generateFunction(index, { warnings, words: WORDS[backend] }, random),
  );
  return functions.join("---\n");
}

type Random = () => number;

const MODELS = [
  "Qwen/Qwen3-4B",
  "Qwen/Qwen2.5-7B-Instruct",
  "HuggingFaceH4/zephyr-7b-beta",
  "mistralai/Mistral-7B-Instruct-v0.3",
  "TinyLlama/TinyLlama-1.1B-Chat-v0.3",
];
const PROFILES = ["nvidia-gpu-l4", "nvidia-gpu-h100", "nvidia-gpu-a100-80gb"];
const ADAPTERS = ["support", "legal", "summary", "colorist"];
const LENGTHS = ["2048", "4096", "8192", "16384"];

/** What differs between the backends. */
interface Words {
  readonly kind: string;
  readonly engine: readonly string[];
  readonly hardware: (random: Random) => readonly string[];
  readonly count: readonly string[];
  readonly load: (random: Random) => readonly string[];
}

const WORDS: Readonly<Record<"kubeai" | "kserve", Words>> = {
  kubeai: {
    kind: "kubeai-text",
    engine: ["  engine: VLLM", "  features: [TextGeneration]"],
    hardware: (random) => [`    profile: ${pick(PROFILES, random)}`],
    count: ["    processors: 1"],
    load: (random) => [
      `      target_requests: ${between(8, 64, random)}`,
      `      scale_down_delay_seconds: ${between(30, 300, random)}`,
    ],
  },
  kserve: {
    kind: "vllmserve-text",
    engine: [],
    hardware: (random) => [
      `    resources: { cpu: "4", mem: ${pick(["16Gi", "24Gi", "48Gi"], random)}, gpu: "1" }`,
    ],
    count: [],
    load: (random) => [`      metric: { name: cpu, target: ${between(40, 90, random)} }`],
  },
};

interface Wanted {
  readonly warnings: boolean;
  readonly words: Words;
}

function generateFunction(index: number, wanted: Wanted, random: Random): string {
  const { words } = wanted;
  const name = `chat-${String(index).padStart(5, "0")}`;
  const adapters = index % 2 === 0 ? ADAPTERS.slice(between(0, 2, random)) : [];
  const lines = [
    `kind: ${words.kind}`,
    `project: ${pick(["team-blue", "team-green", "team-red"], random)}`,
    `name: ${name}`,
    "spec:",
    `  model_name: ${name}`,
    `  url: hf://${pick(MODELS, random)}`,
    ...words.engine,
    ...(adapters.length > 0 ? ["  adapters:"] : []),
    ...adapters.flatMap((adapter) => [
      `    - name: ${adapter}`,
      `      url: hf://acme/${name}-${adapter}`,
    ]),
    "runs:",
    "  - action: serve",
  ];
  // One in six leaves everything but its hardware to the defaults.
  if (index % 6 === 5) lines.push(...words.hardware(random));
  else lines.push(...parameters(adapters.length, wanted, random));
  return `${lines.join("\n")}\n`;
}

function parameters(adapters: number, { warnings, words }: Wanted, random: Random): string[] {
  const minimum = between(1, 3, random);
  const maximum = minimum + between(1, 6, random);
  const certain = adapters > 0 && !warnings;
  return [
    ...words.hardware(random),
    ...words.count,
    "    args:",
    "      - --enable-prefix-caching",
    `      - --max-model-len=${pick(LENGTHS, random)}`,
    ...(certain ? ["      - --max-lora-rank=16", `      - --max-loras=${adapters}`] : []),
    "    env:",
    `      LOG_LEVEL: ${pick(["info", "debug"], random)}`,
    `      TEAM_QUOTA: "${between(10, 99, random)}"`,
    "    scaling:",
    `      min_replicas: ${minimum}`,
    // Requests to adapters do not count for KubeAI's autoscaling, so a range would get a remark.
    ...(adapters > 0 ? [] : [`      max_replicas: ${maximum}`]),
    ...words.load(random),
  ];
}

function pick(items: readonly string[], random: Random): string {
  return items[between(0, items.length - 1, random)] ?? "";
}

function between(low: number, high: number, random: Random): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** Numbers in [0, 1) from a linear congruential generator; its high bits, which are used, are random enough. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
