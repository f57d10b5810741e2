import * as z from "zod";
import { field } from "../field.js";
import { lazy, type Spelling } from "../kind.js";

const TYPES = [
  "shared_volume",
  "persistent_volume_claim",
  "ephemeral",
  "empty_dir",
  "image",
] as const;

/** The keys that DigitalHub's server reads, with its own mixture of cases (facts/digitalhub.md §2.1). */
const volumeSpec = () =>
  z.strictObject({
    size: field(z.string(), {
      description:
        "`persistent_volume_claim` and `ephemeral`: the storage asked for, a Kubernetes quantity. Default `2Gi`.",
      examples: ["10Gi", "500Mi"],
    }).optional(),
    storage_class: field(z.string(), {
      description:
        "`persistent_volume_claim` and `ephemeral`: the StorageClass. Left out, the cluster's default.",
      examples: ["standard", "fast-ssd"],
    }).optional(),
    sizeLimit: field(z.string(), {
      description: "`empty_dir`: how large it may grow, a Kubernetes quantity. Default `128Mi`.",
      examples: ["1Gi", "256Mi"],
    }).optional(),
    medium: field(z.string(), {
      description: "`empty_dir`: `Memory` keeps it in RAM; left out, it lies on the node's disk.",
      examples: ["Memory", "HugePages"],
    }).optional(),
    claimName: field(z.string(), {
      description:
        "`shared_volume`: the existing PersistentVolumeClaim. Left out, the claim is called as the volume is.",
      examples: ["team-data", "models"],
    }).optional(),
    image: field(z.string(), {
      description: "`image`: the image whose files are mounted.",
      examples: ["registry.example.org/models/qwen3:1", "quay.io/example/tokenizer:2"],
    }).optional(),
    subPath: field(z.string(), {
      description: "The folder within the volume that is mounted. Left out, all of it.",
      examples: ["models/qwen3", "cache"],
    }).optional(),
  });

/** Volumes that are mounted into the engine's container. */
export const volumes = lazy(() =>
  field(
    z.array(
      z.strictObject({
        volume_type: field(z.enum(TYPES), {
          description: "What kind of volume it is.",
          examples: [...TYPES],
          enumDescriptions: [
            "A PersistentVolumeClaim that exists already",
            "A PersistentVolumeClaim made for this run",
            "A claim that lives and dies with each replica",
            "An empty folder that dies with the replica",
            "The files of a container image, read-only",
          ],
        }),
        name: field(z.string().min(1), {
          description: "The volume's name, unique in the run.",
          examples: ["shared-dir", "downloads"],
        }),
        mount_path: field(z.string().min(1), {
          description: "The absolute path at which the engine sees it.",
          examples: ["/shared", "/root/.cache/huggingface"],
        }),
        spec: field(volumeSpec(), {
          description: "What the type of volume needs besides. All values are texts.",
          examples: [{ size: "10Gi" }, { sizeLimit: "1Gi" }],
        }).optional(),
      }),
    ),
    {
      description: "Volumes that are mounted into the engine's container.",
      examples: [
        [
          {
            volume_type: "persistent_volume_claim",
            name: "downloads",
            mount_path: "/cache",
            spec: { size: "50Gi" },
          },
        ],
        [
          {
            volume_type: "empty_dir",
            name: "scratch",
            mount_path: "/scratch",
            spec: { sizeLimit: "1Gi" },
          },
        ],
      ],
    },
  ),
);

export const volumeSpellings: readonly Spelling[] = [
  {
    in: "volumes[].spec",
    from: "size_limit",
    to: "sizeLimit",
    source: "DigitalHub's Python SDK and Kubernetes page",
  },
  {
    in: "volumes[].spec",
    from: "storageClass",
    to: "storage_class",
    source: "DigitalHub's server, for ephemeral volumes",
  },
];
