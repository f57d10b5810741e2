import type { KserveFacts } from "./facts.js";
import type { ModelFormat, ServingRuntime } from "./serving-runtime.js";
import { atLeast, type KserveVersion } from "./version.js";

/** What of a predictor's model KServe selects a runtime by. */
export interface ModelQuery {
  readonly format: string;
  /** Compared as a text with those of the runtimes. */
  readonly version?: string | undefined;
  /** `protocolVersion` as it stands in the manifest. */
  readonly protocol?: string | undefined;
  /** A runtime by name. */
  readonly runtime?: string | undefined;
  /** Whether the predictor has a `workerSpec`. */
  readonly multiNode?: boolean | undefined;
}

/** Why KServe would find no runtime, with what comes nearest. */
export type NoRuntime =
  | { readonly why: "unknown-runtime"; readonly known: readonly string[] }
  | { readonly why: "disabled-runtime" }
  | { readonly why: "runtime-protocol"; readonly protocols: readonly string[] }
  | { readonly why: "runtime-format"; readonly formats: readonly ModelFormat[] }
  | { readonly why: "unknown-format"; readonly known: readonly string[] }
  | { readonly why: "format-version"; readonly versions: readonly string[] }
  | { readonly why: "not-auto-selected"; readonly runtimes: readonly string[] }
  | {
      readonly why: "protocol";
      /** What KServe looked for: a protocol that is left out counts as this. */
      readonly protocol: string;
      readonly protocols: readonly string[];
    }
  | { readonly why: "multi-node" }
  | { readonly why: "single-node" };

export type Selection =
  | {
      readonly runtime: ServingRuntime;
      /** `protocolVersion` after KServe chose; what the server is told. */
      readonly protocol: string;
    }
  | { readonly runtime?: undefined; readonly none: NoRuntime };

/**
 * The runtime that KServe's controller would select (v0.20.0, pkg/apis/serving/v1beta1/predictor_model.go and
 * pkg/controller/v1beta1/inferenceservice/components/predictor.go), or why it would find none.
 */
export function selectRuntime(
  query: ModelQuery,
  facts: Pick<KserveFacts, "runtimes" | "version" | "namespace">,
): Selection {
  const said = query.protocol ?? defaultProtocol(query.format, facts.version);
  const visible = facts.runtimes.filter(({ namespace }) => isVisible(namespace, facts.namespace));
  return query.runtime === undefined
    ? automatic(query, said, visible)
    : named(query.runtime, query, said, visible);
}

/** Where nobody said which namespace is meant, that of a runtime may be it. */
function isVisible(namespace: string | undefined, ours: string | undefined): boolean {
  return !namespace || ours === undefined || namespace === ours;
}

/** What the webhook writes where a manifest says nothing; `vLLM` is known to it since 0.20. */
function defaultProtocol(format: string, version: KserveVersion): string | undefined {
  if (format === "triton") return "v2";
  return format === "vLLM" && atLeast(version, "0.20") ? "v2" : undefined;
}

/** Of a runtime by name, only these are checked: not `autoSelect`, nor whether it spans nodes or holds many models. */
function named(
  name: string,
  query: ModelQuery,
  said: string | undefined,
  runtimes: readonly ServingRuntime[],
): Selection {
  const own = runtimes.filter((runtime) => runtime.name === name);
  const runtime = own.find(({ namespace }) => namespace !== undefined) ?? own[0];
  if (runtime === undefined) {
    return { none: { why: "unknown-runtime", known: namesOf(runtimes.filter(isEnabled)) } };
  }
  if (runtime.disabled) return { none: { why: "disabled-runtime" } };
  if (said !== undefined && !speaks(runtime, said)) {
    return { none: { why: "runtime-protocol", protocols: runtime.protocols } };
  }
  if (!runtime.formats.some((format) => fits(format, query))) {
    return { none: { why: "runtime-format", formats: runtime.formats } };
  }
  return { runtime, protocol: said ?? protocolOf(runtime) };
}

function automatic(
  query: ModelQuery,
  said: string | undefined,
  runtimes: readonly ServingRuntime[],
): Selection {
  // A protocol that is left out counts as v1 here, although the server may be told another one afterwards.
  const protocol = said ?? "v1";
  const candidates = runtimes.filter(
    (runtime) =>
      isEnabled(runtime) &&
      runtime.formats.some((format) => format.autoSelect === true && fits(format, query)) &&
      speaks(runtime, protocol) &&
      (runtime.worker !== undefined) === (query.multiNode ?? false),
  );
  const [first] = [...candidates].sort((a, b) => preference(a, b, query.format));
  if (first === undefined) return { none: reasonForNone(query, protocol, runtimes) };
  return { runtime: first, protocol: said ?? protocolOf(first) };
}

const isEnabled = ({ disabled, multiModel }: ServingRuntime): boolean => !disabled && !multiModel;

/** A runtime that names no protocol takes any. */
const speaks = ({ protocols }: ServingRuntime, protocol: string): boolean =>
  protocol === "" || protocols.length === 0 || protocols.includes(protocol);

const fits = (format: ModelFormat, { format: name, version }: ModelQuery): boolean =>
  format.name === name && (version === undefined || format.version === version);

/** Those of the namespace first, then by priority, by the oldest protocol, the newest first, then by name. */
function preference(a: ServingRuntime, b: ServingRuntime, format: string): number {
  const scope = Number(a.namespace === undefined) - Number(b.namespace === undefined);
  if (scope !== 0) return scope;
  const byPriority = (priorityOf(b, format) ?? -1) - (priorityOf(a, format) ?? -1);
  if (byPriority !== 0) return byPriority;
  const byProtocol = protocolRank(a) - protocolRank(b);
  if (byProtocol !== 0) return byProtocol;
  const byAge = (b.created ?? 0) - (a.created ?? 0);
  if (byAge !== 0) return byAge;
  return a.name < b.name ? -1 : 1;
}

/** That of the first entry of the format, whichever version was asked for. */
function priorityOf({ formats }: ServingRuntime, format: string): number | undefined {
  return formats.find(({ name }) => name === format)?.priority;
}

const PROTOCOL_ORDER = ["v1", "v2", "grpc-v1", "grpc-v2"] as const;

function protocolRank({ protocols }: ServingRuntime): number {
  const ranks = protocols.map((protocol) => PROTOCOL_ORDER.findIndex((one) => one === protocol));
  return Math.min(...ranks.map((rank) => (rank < 0 ? PROTOCOL_ORDER.length : rank)), 4);
}

/** What a server is told that was not told anything: MLServer and Triton v2, the others their oldest protocol. */
function protocolOf(runtime: ServingRuntime): string {
  if (runtime.serverType === "mlserver" || runtime.serverType === "tritonserver") return "v2";
  if (runtime.serverType === "torchserve") return "v1";
  return PROTOCOL_ORDER[protocolRank(runtime)] ?? "unknown";
}

/** Which one of the conditions leaves nothing, the first that does in the order in which a person would look. */
function reasonForNone(
  query: ModelQuery,
  protocol: string,
  runtimes: readonly ServingRuntime[],
): NoRuntime {
  const enabled = runtimes.filter(isEnabled);
  const ofFormat = enabled.filter(({ formats }) =>
    formats.some(({ name }) => name === query.format),
  );
  if (ofFormat.length === 0) {
    const known = enabled.flatMap(({ formats }) => formats.map(({ name }) => name));
    return { why: "unknown-format", known: unique(known) };
  }
  const ofVersion = ofFormat.filter(({ formats }) => formats.some((one) => fits(one, query)));
  if (ofVersion.length === 0) {
    const versions = ofFormat.flatMap(({ formats }) =>
      formats.flatMap(({ name, version }) =>
        name === query.format && version !== undefined ? [version] : [],
      ),
    );
    return { why: "format-version", versions: unique(versions) };
  }
  const selectable = ofVersion.filter(({ formats }) =>
    formats.some((one) => one.autoSelect === true && fits(one, query)),
  );
  if (selectable.length === 0) return { why: "not-auto-selected", runtimes: namesOf(ofVersion) };
  const multiNode = query.multiNode ?? false;
  const ofNodes = selectable.filter(({ worker }) => (worker !== undefined) === multiNode);
  if (ofNodes.length === 0) return { why: multiNode ? "multi-node" : "single-node" };
  return { why: "protocol", protocol, protocols: unique(ofNodes.flatMap((one) => one.protocols)) };
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];
const namesOf = (runtimes: readonly ServingRuntime[]): readonly string[] =>
  unique(runtimes.map(({ name }) => name));
