import { lazy, onDemand } from "@inferspec/compiler";
import * as z from "zod";
import { VERSION_PATTERN } from "./target/version.js";

const text = (description: string, ...examples: string[]) =>
  z.string().min(1).meta({ description, examples });

const quantities = (description: string) =>
  z.record(z.string(), z.union([z.string(), z.number()])).meta({ description });

const profileSchema = () =>
  z
    .strictObject({
      imageName: text("Which of the engine's images is used.", "nvidia-gpu").optional(),
      requests: quantities("Requests of one unit.").optional(),
      limits: quantities("Limits of one unit.").optional(),
      nodeSelector: z.record(z.string(), z.string()).optional(),
      affinity: z.record(z.string(), z.json()).optional(),
      tolerations: z.array(z.record(z.string(), z.json())).optional(),
      schedulerName: z.string().optional(),
      runtimeClassName: z.string().optional(),
    })
    .meta({ description: "One KubeAI resource profile, as in the Helm values." });

const secretName = (what: string) =>
  text(
    `The Secret from which KubeAI takes the ${what} credentials. Naming it says that it exists, \`null\` that there is none.`,
  )
    .nullable()
    .optional();

const reference = (what: string) =>
  z.strictObject({
    name: text(`The name of the ${what}.`),
    optional: z
      .boolean()
      .optional()
      .meta({
        description: `Whether Pods start without the ${what}.`,
      }),
  });

/** The options of the `kubeai` backend: what is to be known of the cluster. Made on first use. */
export const optionsSchema = lazy(() =>
  z
    .strictObject({
      version: z
        .string()
        .regex(VERSION_PATTERN)
        .default("0.22")
        .meta({
          description:
            "The KubeAI release, in quotes. Without a patch number the newest patch of the line is meant.",
          examples: ["0.21", "0.22", "0.22.1", "0.23", "0.23.2"],
        }),
      namespace: z
        .string()
        .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/)
        .optional()
        .meta({
          description:
            "The namespace that KubeAI runs in; it ignores Models in any other. Left out, manifests name none.",
          examples: ["kubeai"],
        }),
      baseUrl: z
        .string()
        .regex(/^https?:\/\/[^\s?#]+$/)
        .optional()
        .meta({
          description:
            "Where clients reach KubeAI's OpenAI API. Left out, the Service's own address.",
          examples: ["https://llm.example.org/openai/v1"],
        }),
      values: onDemand(() => z.union([text("A path."), z.array(text("A path."))]))
        .optional()
        .meta({
          description:
            "Files that say how KubeAI was installed, relative to the configuration: Helm values of the chart `kubeai` " +
            "(laid over the chart's defaults in this order), or its ConfigMap `kubeai-config` (which replaces them).",
          examples: ["kubeai-values.yaml", ["values-gke.yaml", "values.kubeai.yaml"]],
        }),
      resourceProfiles: onDemand(() => z.record(z.string(), profileSchema()))
        .optional()
        .meta({
          description: "Resource profiles beyond those of the files and the defaults.",
        }),
      cacheProfiles: onDemand(() => z.record(z.string(), z.record(z.string(), z.json())))
        .optional()
        .meta({
          description: "Cache profiles beyond those of the files.",
          examples: [{ "efs-static": { sharedFilesystem: { storageClassName: "efs-sc" } } }],
        }),
      images: onDemand(() => z.record(z.string(), z.record(z.string(), z.string())))
        .optional()
        .meta({
          description: "Engine → image name → image, where the cluster's differ from the defaults.",
          examples: [{ VLLM: { "nvidia-gpu": "vllm/vllm-openai:v0.11.2" } }],
        }),
      secretNames: onDemand(() =>
        z.strictObject({
          huggingface: secretName("Hugging Face"),
          aws: secretName("S3"),
          gcp: secretName("Google Cloud"),
          alibaba: secretName("Alibaba OSS"),
        }),
      ).optional(),
      owner: text("The owner that `/models` shows for every Model.", "platform-team").optional(),
      envFrom: onDemand(() =>
        z.array(
          z.strictObject({
            prefix: z.string().optional(),
            secretRef: reference("Secret").optional(),
            configMapRef: reference("ConfigMap").optional(),
          }),
        ),
      )
        .optional()
        .meta({
          description: "Secrets and ConfigMaps that every Model's engine gets as environment.",
          examples: [[{ configMapRef: { name: "proxy-settings" } }]],
        }),
      models: onDemand(() =>
        z.record(
          z.string(),
          z.strictObject({
            format: z.enum(["ctranslate2", "transformers", "gguf"]).optional().meta({
              description: "The format of the weights. FasterWhisper loads CTranslate2 only.",
            }),
            loraRank: z
              .int()
              .min(1)
              .optional()
              .meta({ description: "The rank of a LoRA adapter." }),
          }),
        ),
      )
        .optional()
        .meta({
          description: "What compilation cannot know of a model without looking, by its URL.",
          examples: [{ "hf://acme/whisper-it": { format: "ctranslate2" } }],
        }),
      gpuResource: text(
        "The Kubernetes resource that `resources.gpu` counts where the profile names none.",
        "nvidia.com/gpu",
      ).default("nvidia.com/gpu"),
      priorityClasses: z
        .array(z.string())
        .optional()
        .meta({
          description:
            "The PriorityClasses of the cluster. Named here, an unknown one is an error.",
          examples: [["serving-high"]],
        }),
      runtimeClasses: z
        .array(z.string())
        .optional()
        .meta({
          description: "The RuntimeClasses of the cluster. Named here, an unknown one is an error.",
          examples: [["nvidia"]],
        }),
    })
    .meta({ description: "What the `kubeai` backend is told about the cluster." }),
);

export type KubeaiOptions = z.output<ReturnType<typeof optionsSchema>>;
