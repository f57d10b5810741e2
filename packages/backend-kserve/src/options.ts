import { lazy } from "@inferspec/compiler";
import * as z from "zod";
import { addressProblem } from "./http-address.js";
import { DEFAULT_VERSION, VERSION_PATTERN } from "./target/version.js";

const text = (description: string, ...examples: string[]) =>
  z.string().min(1).meta({ description, examples });

const names = (description: string, ...examples: string[]) =>
  z
    .array(z.string().min(1))
    .optional()
    .meta({ description, examples: [examples] });

const quantities = (description: string) =>
  z.record(z.string(), z.union([z.string(), z.number()])).meta({ description });

const profileSchema = () =>
  z
    .strictObject({
      imageName: text("KubeAI's image name; read only for whether a GPU is meant.").optional(),
      requests: quantities("Requests of one unit.").optional(),
      limits: quantities("Limits of one unit.").optional(),
      nodeSelector: z.record(z.string(), z.string()).optional(),
      affinity: z.record(z.string(), z.json()).optional(),
      tolerations: z.array(z.record(z.string(), z.json())).optional(),
      schedulerName: z.string().optional(),
      runtimeClassName: z.string().optional(),
    })
    .meta({ description: "One hardware profile, in the shape of KubeAI's resource profiles." });

/** A DNS subdomain, as Kubernetes wants of a Secret's name: no placeholder of a proposal. */
const SECRET_NAME = /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;

const secretName = (what: string) =>
  z
    .string()
    .regex(SECRET_NAME)
    .meta({
      description: `The Secret with the ${what} credentials, as KServe's storage initializer reads them. Naming it says that it exists, \`null\` that there is none.`,
    })
    .nullable()
    .optional();

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** No user and no password: endpoints are for all to read. */
const HTTP_ADDRESS = /^https?:\/\/[^\s/?#@]+\/?$/;

const httpAddress = () =>
  z
    .string()
    .regex(HTTP_ADDRESS)
    .refine((url) => addressProblem(url) === undefined, { error: "is no HTTP address" });

const ingressSchema = () =>
  z
    .strictObject({
      domain: text("The domain of all hosts, KServe's `ingressDomain`.", "models.example.org"),
      domainTemplate: text(
        "KServe's Go template of a host, where the cluster's differs from the default of its mode.",
        "{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}",
      ).optional(),
      scheme: z.enum(["http", "https"]).default("http").meta({ description: "`urlScheme`." }),
      address: httpAddress()
        .optional()
        .meta({
          description:
            "The address of the gateway, where no DNS leads the hosts to it; clients then send the host as a header.",
          examples: ["http://203.0.113.7"],
        }),
      pathTemplate: text(
        "KServe's Go template of a path, where services share one host.",
        "/serving/{{ .Namespace }}/{{ .Name }}",
      ).optional(),
    })
    .meta({
      description: "How clients outside the cluster reach it. Left out, they are inside.",
    });

/** The options of the `kserve` backend: what is to be known of the cluster. Made on first use. */
export const optionsSchema = lazy(() =>
  z
    .strictObject({
      version: z
        .string()
        .regex(VERSION_PATTERN)
        .default(DEFAULT_VERSION)
        .meta({
          description: "The KServe release, in quotes. Releases 0.18 to 0.21 are known.",
          examples: ["0.18", "0.19", "0.20", "0.21"],
        }),
      mode: z
        .enum(["Standard", "Knative"])
        .default("Standard")
        .meta({
          description:
            "How KServe runs InferenceServices: as Deployments, or as Knative Services. It is written into every manifest.",
          examples: ["Standard", "Knative"],
        }),
      target: z
        .enum(["InferenceService", "LLMInferenceService"])
        .default("InferenceService")
        .meta({
          description:
            "What workloads are drawn as. LLMInferenceService serves language models only and needs the Gateway API.",
          examples: ["InferenceService"],
        }),
      namespace: z
        .string()
        .regex(DNS_LABEL)
        .optional()
        .meta({
          description: "The namespace of all manifests. Left out, manifests name none.",
          examples: ["models"],
        }),
      runtimes: z
        .union([text("A path."), z.array(text("A path."))])
        .optional()
        .meta({
          description:
            "YAML files of ServingRuntimes and ClusterServingRuntimes, relative to the configuration: added to those that " +
            "KServe ships, or in their place where the name is the same. The output of `kubectl get … -o yaml` will do.",
          examples: ["runtimes.yaml", ["cluster-runtimes.yaml", "our-runtimes.yaml"]],
        }),
      shippedRuntimes: z.boolean().default(true).meta({
        description:
          "Whether the cluster has the runtimes that KServe ships. `false`: only those of `runtimes`.",
      }),
      disabledRuntimes: names(
        "Runtimes that the cluster does not have, or has disabled.",
        "kserve-torchserve",
      ),
      profiles: z
        .record(z.string(), profileSchema())
        .optional()
        .meta({
          description:
            "Hardware profiles: what `profile: <name>` means on this cluster; `processors` multiplies it.",
          examples: [{ "nvidia-gpu-l4": { limits: { "nvidia.com/gpu": "1" } } }],
        }),
      gpuResource: text(
        "The Kubernetes resource that `resources.gpu` counts where the profile names none.",
        "nvidia.com/gpu",
      ).default("nvidia.com/gpu"),
      clusterDomain: text("The domain of Services in the cluster.", "cluster.local").default(
        "cluster.local",
      ),
      headlessServices: z.boolean().default(false).meta({
        description:
          "Whether KServe's configuration has `serviceClusterIPNone: true`; clients in the cluster then name the port 8080.",
      }),
      ingress: ingressSchema().optional(),
      llmGateway: httpAddress()
        .optional()
        .meta({
          description: "Where clients reach the Gateway of LLMInferenceServices.",
          examples: ["http://llm.example.org"],
        }),
      serviceAccount: text(
        "A ServiceAccount that exists and carries the Secrets that model files are fetched with.",
        "models",
      ).optional(),
      secretNames: z
        .strictObject({
          hf: secretName("Hugging Face (`HF_TOKEN`)"),
          s3: secretName("S3"),
          gs: secretName("Google Cloud"),
          azure: secretName("Azure"),
          https: secretName("HTTPS"),
        })
        .optional(),
      storageContainers: names(
        "The ClusterStorageContainers of the cluster. Named here, an unknown one is an error.",
        "default",
      ),
      priorityClasses: names(
        "The PriorityClasses of the cluster. Named here, an unknown one is an error.",
        "serving-high",
      ),
      runtimeClasses: names(
        "The RuntimeClasses of the cluster. Named here, an unknown one is an error.",
        "nvidia",
      ),
      keda: z.boolean().optional().meta({
        description: "Whether KEDA is installed, which scales by Prometheus queries.",
      }),
      models: z
        .record(
          z.string(),
          z.strictObject({
            task: text(
              "What it does, in the words of `huggingface_task`.",
              "text_generation",
            ).optional(),
            format: z
              .enum(["ctranslate2"])
              .optional()
              .meta({ description: "The format of the weights, where FasterWhisper loads them." }),
            loraRank: z
              .int()
              .min(1)
              .optional()
              .meta({ description: "The rank of a LoRA adapter." }),
          }),
        )
        .optional()
        .meta({
          description: "What compilation cannot know of a model without looking, by its URL.",
          examples: [{ "hf://acme/classifier": { task: "sequence_classification" } }],
        }),
    })
    .meta({ description: "What the `kserve` backend is told about the cluster." }),
);

export type KserveOptions = z.output<ReturnType<typeof optionsSchema>>;
