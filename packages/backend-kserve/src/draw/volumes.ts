import type { Volume as PlanVolume } from "@inferspec/compiler";
import type { ClaimSpec } from "../objects/core.js";
import type { Volume, VolumeMount } from "../objects/specs.js";
import { whole, type Box, type Draft, type Scope, type Text } from "../scope.js";
import { serviceName } from "../server/names.js";

/** What DigitalHub takes where no size is given (facts/digitalhub.md §2.2). */
const DEFAULT_CLAIM = "2Gi";

/** What PyTorch's processes share; KServe's own runtimes bring it, a container of its own does not. */
export const SHARED_MEMORY = {
  volume: { name: "devshm", emptyDir: { medium: "Memory" } },
  mount: { name: "devshm", mountPath: "/dev/shm" },
} as const;

/** A claim that DigitalHub would make for the workload. */
interface ClaimDraft {
  readonly name: Text;
  readonly spec: Draft<ClaimSpec>;
}

interface VolumeDrafts {
  readonly volumes: readonly Draft<Volume>[];
  readonly mounts: readonly Draft<VolumeMount>[];
  readonly claims: readonly ClaimDraft[];
}

type VolumeBox = Box<PlanVolume>;
type VolumeSource = Omit<Volume, "name">;

export function volumesOf(scope: Scope): VolumeDrafts {
  const list = scope.from("volumes");
  const boxes = (list?.value ?? []).flatMap((_, index) => list?.get(index) ?? []);
  const claims = boxes
    .filter(({ value }) => value.type === "persistent_volume_claim")
    .map((box) => ({ name: claimName(scope, box), spec: claimSpec(box) }));
  return {
    volumes: boxes.map((box) => ({ name: nameOf(box), ...sourceOf(scope, box) })),
    mounts: boxes.map((box) => ({
      name: nameOf(box),
      mountPath: box.get("mountPath") ?? box.value.mountPath,
      subPath: setting(box, "subPath"),
    })),
    claims,
  };
}

function nameOf(box: VolumeBox): Text {
  return box.get("name") ?? box.value.name;
}

/** The five types of DigitalHub, as Kubernetes' own. Which member there is follows from the type. */
function sourceOf(scope: Scope, box: VolumeBox): Draft<VolumeSource> {
  const decisive = [box.get("type"), box.get("spec")];
  switch (box.value.type) {
    case "shared_volume":
      return {
        persistentVolumeClaim: whole<VolumeSource["persistentVolumeClaim"]>(decisive, {
          claimName: setting(box, "claimName") ?? nameOf(box),
        }),
      };
    case "persistent_volume_claim":
      return {
        persistentVolumeClaim: whole<VolumeSource["persistentVolumeClaim"]>(decisive, {
          claimName: claimName(scope, box),
        }),
      };
    case "ephemeral":
      return {
        ephemeral: whole<VolumeSource["ephemeral"]>(decisive, {
          volumeClaimTemplate: { spec: { ...claimSpec(box) } },
        }),
      };
    case "empty_dir":
      return {
        emptyDir: whole<VolumeSource["emptyDir"]>(decisive, {
          medium: setting(box, "medium"),
          sizeLimit: setting(box, "sizeLimit", "size_limit"),
        }),
      };
    case "image":
      return {
        image: whole<VolumeSource["image"]>(decisive, {
          reference: setting(box, "image"),
          pullPolicy: "IfNotPresent",
        }),
      };
  }
}

function claimName({ workload }: Scope, box: VolumeBox): Text {
  return (
    box.get("name")?.map((name) => `${serviceName(workload.name)}-${name}`) ??
    serviceName(workload.name)
  );
}

function claimSpec(box: VolumeBox): Draft<ClaimSpec> {
  return {
    accessModes: ["ReadWriteOnce"],
    resources: {
      requests: { storage: setting(box, "size") ?? box.map(() => DEFAULT_CLAIM) },
    },
    storageClassName: setting(box, "storage_class", "storageClass"),
  };
}

/** A key of the volume's `spec`: the sources spell some in two ways (facts/digitalhub.md §2.1). */
function setting(box: VolumeBox, ...keys: readonly string[]): Text | undefined {
  const spec = box.get("spec");
  for (const key of keys) {
    const value = spec?.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The keys of a volume's `spec` that mean something, by its type. */
export const VOLUME_KEYS: Readonly<Record<PlanVolume["type"], readonly string[]>> = {
  shared_volume: ["claimName", "subPath"],
  persistent_volume_claim: ["size", "storage_class", "storageClass", "subPath"],
  ephemeral: ["size", "storage_class", "storageClass", "subPath"],
  empty_dir: ["sizeLimit", "size_limit", "medium", "subPath"],
  image: ["image", "subPath"],
};
