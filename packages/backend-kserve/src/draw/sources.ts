import type { PredictorSpec } from "../objects/specs.js";
import type { Draft, Scope, Text } from "../scope.js";
import { sourcesOf } from "../storage/uri.js";

type Source = NonNullable<PredictorSpec["storageUris"]>[number];

/** Where KServe fetches the model itself from; `undefined` where the server does that. */
export function baseOf({ workload, from }: Scope): Text | undefined {
  const { single, several } = sourcesOf(workload);
  const uri = single ?? several?.[0]?.uri;
  return uri === undefined
    ? undefined
    : from("model", "uri").with(from("model", "revision"), () => uri);
}

/** `storageUris`: the model and its adapters; `undefined` where there is one source only. */
export function storageUrisOf(
  { workload, from }: Scope,
  base: Text | undefined,
): readonly Draft<Source>[] | undefined {
  const adapters = from("adapters");
  return sourcesOf(workload).several?.map(({ uri, mountPath }, index) => {
    if (index === 0) {
      return { uri: base ?? uri, mountPath: adapters?.map(() => mountPath) ?? mountPath };
    }
    const adapter = adapters?.get(index - 1);
    return {
      uri: adapter?.map(() => uri) ?? uri,
      mountPath: adapter?.map(() => mountPath) ?? mountPath,
    };
  });
}
