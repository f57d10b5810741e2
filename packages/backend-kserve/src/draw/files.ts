import { hashText } from "@inferspec/compiler";
import type { Volume, VolumeMount } from "../objects/specs.js";
import type { Draft, Scope, Text } from "../scope.js";
import { serviceName } from "../server/names.js";

const VOLUME = "inferspec-files";

interface FileDrafts {
  /** The ConfigMap that holds them. */
  readonly configMap: {
    readonly name: Text;
    readonly data: Readonly<Record<string, Text>>;
  };
  readonly volume: Draft<Volume>;
  readonly mounts: readonly Draft<VolumeMount>[];
  /** Changes with the contents: a file that is mounted alone is not updated in a running Pod. */
  readonly hash: Text;
}

/** Small text files as one ConfigMap, each mounted at its own path; `undefined` where there are none. */
export function filesOf({ workload, from }: Scope): FileDrafts | undefined {
  const files = from("files");
  if (!files || files.value.length === 0) return undefined;
  const name = `${serviceName(workload.name)}-files`;
  const items = files.value.map((file, index) => ({ file, box: files.get(index) }));
  return {
    configMap: {
      name,
      data: Object.fromEntries(
        items.map(({ file, box }) => [
          keyOf(file.path),
          box?.map(({ content }) => content) ?? file.content,
        ]),
      ),
    },
    volume: { name: VOLUME, configMap: { name } },
    mounts: items.map(({ file, box }) => ({
      name: VOLUME,
      mountPath: box?.get("path") ?? file.path,
      subPath: box?.map(({ path }) => keyOf(path)),
      readOnly: true,
    })),
    hash: files.map(hashFiles),
  };
}

/** A key that a ConfigMap takes; two paths never share one. */
function keyOf(path: string): string {
  const base = path.replace(/^[\s\S]*\//, "").replace(/[^A-Za-z0-9._-]+/g, "-");
  return `${hashText(path, 8)}-${base.slice(0, 100)}`;
}

/** Over paths and contents, whatever their order. */
function hashFiles(files: readonly { readonly path: string; readonly content: string }[]): string {
  const parts = files.map(({ path, content }) => JSON.stringify([path, content])).sort();
  return hashText(parts.join("\n"), 16);
}
