import { Traced } from "@inferspec/compiler";
import type { Box, Part, Scope, Text } from "../scope.js";
import { findOption } from "../server/arguments.js";
import { flagFor } from "../server/flags.js";
import { sayFor } from "./literal.js";
import { wordsOf } from "../server/huggingface.js";
import { rankToAdd } from "../server/lora.js";
import { servedName } from "../server/names.js";
import type { Server } from "../server/server.js";
import { sourcesOf } from "../storage/uri.js";

/** Where a predictor listens that shares its Pod with the transformer, which has KServe's own port. */
export const COLLOCATED_PORT = 8085;
const COLLOCATED_GRPC_PORT = 8086;

/**
 * The engine's arguments: what it is told about the model, the spec's settings, then the spec's own words, of which the
 * last wins. KServe puts them behind those of the runtime (facts/kserve.md §1.2).
 */
export function argsOf(scope: Scope, server: Server): readonly Part<string>[] | undefined {
  const { workload, from } = scope;
  const given = from("engine", "args");
  const args = [
    ...launchOf(scope, server),
    ...nameOf(scope, server),
    ...optionsOf(scope, server),
    ...loraOf(scope, server),
    ...parallelismOf(scope, server),
    ...(workload.engine.args ?? []).map((arg, index) => given?.get(index) ?? arg),
  ];
  return args.length > 0 ? args.map(sayFor(server)) : undefined;
}

/** What a container must be told that no runtime starts, and where a predictor listens beside a transformer. */
function launchOf({ workload }: Scope, { program, runtime, collocated }: Server): Text[] {
  const own = runtime === undefined;
  const { folder } = sourcesOf(workload);
  const port = collocated ? COLLOCATED_PORT : program.port;
  switch (program.name) {
    case "vllm":
      return [
        ...(own || collocated ? [`--port=${port}`] : []),
        ...(own ? [`--model=${folder}`] : []),
      ];
    case "huggingfaceserver":
    case "kserve":
      return [
        ...(own ? [`--model_dir=${folder}`] : []),
        ...(collocated ? [`--http_port=${port}`, `--grpc_port=${COLLOCATED_GRPC_PORT}`] : []),
      ];
    case "infinity":
      return ["v2"];
    default:
      return [];
  }
}

/** By itself KServe calls the model like the InferenceService (`{{.Name}}` in the runtime's arguments). */
function nameOf({ workload, from }: Scope, { program, runtime }: Server): Text[] {
  if (program.name === "other") return [];
  const own = from("model", "name");
  if (own === undefined && runtime !== undefined) return [];
  const name = own ?? from("name").map(() => servedName(workload));
  switch (program.name) {
    case "vllm":
      return [name.map((text) => `--served-model-name=${text}`)];
    case "huggingfaceserver":
    case "kserve":
      return [name.map((text) => `--model_name=${text}`)];
    default:
      return [];
  }
}

function optionsOf({ workload, from }: Scope, { program }: Server): Text[] {
  const options = workload.engine.options ?? {};
  const box = from("engine", "options");
  if (program.name === "huggingfaceserver") {
    // Which backend reads them decides on all words.
    const deciding = box?.get("backend") ?? box?.get("task");
    return wordsOf(options).map(
      ({ word, option }) => box?.get(option)?.with(deciding, () => word) ?? word,
    );
  }
  return Object.entries(options).flatMap(([option, value]): Text[] => {
    const flag = flagFor(program.name, option, value);
    return flag === undefined ? [] : [box?.get(option)?.map(() => flag) ?? flag];
  });
}

/** Adapters are words of vLLM's command line, which huggingfaceserver passes on. */
function loraOf({ workload, facts, from }: Scope, { program, runtime }: Server): Text[] {
  const adapters = from("adapters");
  const [, ...sources] = sourcesOf(workload).several ?? [];
  if (!adapters || sources.length === 0) return [];
  if (program.name !== "vllm" && program.name !== "huggingfaceserver") return [];
  const rank = rankToAdd(workload, facts);
  const base = sourcesOf(workload).folder;
  const model = program.name === "vllm" ? `--model=${base}` : `--model_dir=${base}`;
  const modules = sources.map(
    ({ folder }, index): Text =>
      adapters.get(index)?.map(({ name }) => `${name}=${folder}`) ?? folder,
  );
  return [
    ...(runtime ? [adapters.with(from("model", "uri"), () => model)] : []),
    ...(rank === undefined ? [] : [adapters.map(() => `--max-lora-rank=${rank}`)]),
    adapters.map(() => "--enable-lora"),
    adapters.map(() => "--lora-modules"),
    ...modules,
  ];
}

const PARALLELISM = [
  "tensor-parallel-size",
  "pipeline-parallel-size",
  "data-parallel-size",
  "tp",
  "pp",
  "dp",
];

/** vLLM uses one accelerator unless told otherwise; huggingfaceserver takes all by itself (facts/kserve.md §3). */
function parallelismOf({ workload, from }: Scope, { program, hardware }: Server): Box<string>[] {
  const { accelerators } = hardware;
  if (program.name !== "vllm" || accelerators < 2) return [];
  if (findOption(workload.engine.args ?? [], ...PARALLELISM)) return [];
  const origins = [...(from("accelerator")?.origins ?? []), ...(from("resources")?.origins ?? [])];
  return [new Traced(`--tensor-parallel-size=${accelerators}`, origins)];
}
