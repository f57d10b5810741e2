import type { DeploymentMode } from "../src/target/facts.js";

/** One way to serve a model on KServe, as somebody would write it, and what its manifest must hold. */
export interface Situation {
  readonly name: string;
  readonly mode?: DeploymentMode;
  readonly options?: object;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Parts of the InferenceService's `spec`. */
  readonly holds: object;
}

const serve = (parameters: object = {}) => [{ action: "serve", ...parameters }];
const gpu = { cpu: "6", mem: "24Gi", gpu: "1" };
const amounts = { cpu: "6", memory: "24Gi", "nvidia.com/gpu": "1" };

/** The situations of facts/kserve.md §2.1 and its appendix, but for LLMInferenceService and InferenceGraph. */
export const SITUATIONS: readonly Situation[] = [
  {
    name: "01 text generation with the Hugging Face server",
    spec: {
      kind: "huggingfaceserve",
      name: "llama",
      path: "hf://meta-llama/Llama-3.1-8B-Instruct",
      model_name: "llama3",
      runs: serve({
        huggingface_task: "text_generation",
        backend: "VLLM",
        dtype: "BFLOAT16",
        resources: gpu,
        args: ["--max-model-len=8192", "--gpu-memory-utilization=0.9"],
        kserve: { timeout: 600, service_account: "hf-sa" },
      }),
    },
    holds: {
      predictor: {
        minReplicas: 1,
        timeout: 600,
        serviceAccountName: "hf-sa",
        model: {
          modelFormat: { name: "huggingface" },
          runtime: "kserve-huggingfaceserver",
          protocolVersion: "v2",
          storageUri: "hf://meta-llama/Llama-3.1-8B-Instruct",
          args: [
            "--model_name=llama3",
            "--backend=vllm",
            "--dtype=bfloat16",
            "--max-model-len=8192",
            "--gpu-memory-utilization=0.9",
          ],
          resources: { requests: amounts, limits: amounts },
          startupProbe: { httpGet: { port: 8080 }, periodSeconds: 10, failureThreshold: 90 },
        },
      },
    },
  },
  {
    name: "02 classification with the Hugging Face server",
    spec: {
      kind: "huggingfaceserve",
      name: "sentiment",
      path: "hf://distilbert/distilbert-base-uncased-finetuned-sst-2-english",
      runs: serve({ huggingface_task: "sequence_classification", return_probabilities: true }),
    },
    holds: {
      predictor: {
        model: {
          args: [
            "--backend=huggingface",
            "--task=sequence_classification",
            "--return_probabilities",
          ],
        },
      },
    },
  },
  {
    name: "03 embedding with the Hugging Face server",
    spec: {
      kind: "huggingfaceserve",
      name: "embedder",
      path: "hf://BAAI/bge-small-en-v1.5",
      runs: serve({ huggingface_task: "text_embedding", backend: "HUGGINGFACE" }),
    },
    holds: { predictor: { model: { args: ["--task=text_embedding", "--backend=huggingface"] } } },
  },
  {
    name: "04 embedding with vLLM",
    spec: {
      kind: "vllmserve-pooling",
      name: "embedder",
      url: "hf://BAAI/bge-small-en-v1.5",
      runs: serve({ args: ["--runner=pooling", "--convert=embed"] }),
    },
    holds: {
      predictor: {
        model: {
          modelFormat: { name: "vLLM" },
          runtime: "kserve-vllmserver",
          args: ["--runner=pooling", "--convert=embed"],
        },
      },
    },
  },
  {
    name: "05 scikit-learn by V1",
    spec: {
      kind: "sklearnserve",
      name: "iris",
      path: "s3://models/iris/model.joblib",
      runs: serve({ kserve: { protocol: "v1" } }),
    },
    holds: {
      predictor: {
        model: {
          modelFormat: { name: "sklearn" },
          runtime: "kserve-sklearnserver",
          protocolVersion: "v1",
        },
      },
    },
  },
  {
    name: "06 scikit-learn by V2",
    spec: {
      kind: "sklearnserve",
      name: "iris",
      path: "s3://models/iris/model.joblib",
      runs: serve(),
    },
    holds: {
      predictor: {
        model: {
          modelFormat: { name: "sklearn" },
          runtime: "kserve-mlserver",
          protocolVersion: "v2",
        },
      },
    },
  },
  {
    name: "07 MLflow",
    spec: {
      kind: "mlflowserve",
      name: "wine",
      path: "s3://mlflow/wine/",
      runs: serve({ resources: { cpu: "2", mem: "4Gi" } }),
    },
    holds: {
      predictor: {
        model: {
          modelFormat: { name: "mlflow" },
          protocolVersion: "v2",
          resources: { limits: { cpu: "2", memory: "4Gi" } },
        },
      },
    },
  },
  {
    name: "08 text generation with vLLM",
    spec: {
      kind: "vllmserve-text",
      name: "chat",
      url: "hf://Qwen/Qwen3-4B",
      runs: serve({ resources: { ...gpu, gpu: "2" }, args: ["--max-model-len=8192"] }),
    },
    holds: {
      predictor: {
        model: {
          runtime: "kserve-vllmserver",
          args: ["--tensor-parallel-size=2", "--max-model-len=8192"],
        },
      },
    },
  },
  {
    name: "09 speech with vLLM",
    spec: {
      kind: "vllmserve-speech",
      name: "whisper",
      url: "hf://openai/whisper-tiny",
      runs: serve({ resources: gpu }),
    },
    holds: {
      predictor: {
        model: { modelFormat: { name: "vLLM" }, storageUri: "hf://openai/whisper-tiny" },
      },
    },
  },
  {
    name: "10 LoRA adapters",
    spec: {
      kind: "vllmserve-text",
      name: "tiny",
      model_name: "tinyllama",
      url: "hf://TinyLlama/TinyLlama-1.1B-Chat-v0.3",
      adapters: [{ name: "colorist", url: "hf://jashing/tinyllama-colorist-lora" }],
      runs: serve({ resources: gpu }),
    },
    holds: {
      predictor: {
        storageUris: [
          { uri: "hf://TinyLlama/TinyLlama-1.1B-Chat-v0.3", mountPath: "/mnt/models/base" },
          {
            uri: "hf://jashing/tinyllama-colorist-lora",
            mountPath: "/mnt/models/adapters/colorist",
          },
        ],
        model: {
          args: [
            "--served-model-name=tinyllama",
            "--model=/mnt/models/base",
            "--enable-lora",
            "--lora-modules",
            "colorist=/mnt/models/adapters/colorist",
          ],
        },
      },
    },
  },
  {
    name: "12 scale to zero on Knative",
    mode: "Knative",
    spec: {
      kind: "sklearnserve",
      name: "iris",
      path: "s3://models/iris/model.joblib",
      runs: serve({
        scaling: {
          min_replicas: 0,
          max_replicas: 5,
          metric: { name: "concurrency", target: 10 },
        },
        kserve: {
          protocol: "v1",
          container_concurrency: 20,
          timeout: 120,
          canary_traffic: 20,
          batcher: { max_batch_size: 32, max_latency: 500 },
          logger: { url: "http://broker.default.svc" },
        },
      }),
    },
    holds: {
      predictor: {
        minReplicas: 0,
        maxReplicas: 5,
        scaleMetric: "concurrency",
        scaleTarget: 10,
        containerConcurrency: 20,
        timeout: 120,
        canaryTrafficPercent: 20,
        batcher: { maxBatchSize: 32, maxLatency: 500 },
        logger: { mode: "all", url: "http://broker.default.svc" },
        model: { modelFormat: { name: "sklearn" }, protocolVersion: "v1" },
      },
    },
  },
  {
    name: "13 several nodes",
    // Later releases delete the workers (rules/workers-release.ts).
    options: { version: "0.19" },
    spec: {
      kind: "huggingfaceserve",
      name: "big",
      path: "pvc://models/llama-405b/",
      runs: serve({
        huggingface_task: "text_generation",
        resources: { ...gpu, gpu: "4" },
        kserve: { workers: { pipeline_parallel_size: 2, tensor_parallel_size: 4 } },
      }),
    },
    holds: {
      predictor: {
        model: { runtime: "kserve-huggingfaceserver-multinode" },
        workerSpec: {
          pipelineParallelSize: 2,
          tensorParallelSize: 4,
          containers: [{ name: "worker-container", resources: { limits: { cpu: "6" } } }],
        },
      },
    },
  },
  {
    name: "14 a canary in Standard mode",
    spec: {
      kind: "sklearnserve",
      name: "iris",
      path: "s3://models/iris/1/model.joblib",
      runs: serve({
        replicas: 4,
        kserve: { canaries: [{ name: "next", uri: "s3://models/iris/2/", traffic: 25 }] },
      }),
    },
    holds: {
      predictor: { minReplicas: 4 },
      canary: [
        {
          trafficPercent: 25,
          predictor: {
            name: "next",
            model: { name: "kserve-container", storageUri: "s3://models/iris/2/" },
          },
        },
      ],
    },
  },
  {
    name: "15 a container of its own",
    spec: {
      kind: "kubeai-speech",
      name: "whisper",
      url: "hf://Systran/faster-whisper-small",
      runs: serve({ resources: { cpu: "2", mem: "8Gi" } }),
    },
    holds: {
      predictor: {
        containers: [
          {
            name: "kserve-container",
            image: "fedirz/faster-whisper-server:latest-cpu",
            ports: [{ containerPort: 8000, name: "http1", protocol: "TCP" }],
          },
        ],
      },
    },
  },
  {
    name: "16 a transformer",
    spec: {
      kind: "sklearnserve",
      name: "iris",
      path: "s3://models/iris/model.joblib",
      runs: serve({ kserve: { transformer: { image: "acme/transform:1", env: { A: "1" } } } }),
    },
    holds: {
      transformer: {
        containers: [
          {
            name: "kserve-container",
            image: "acme/transform:1",
            args: ["--predictor_protocol=v2"],
            env: [{ name: "A", value: "1" }],
          },
        ],
      },
    },
  },
  {
    name: "scaling by a Prometheus query",
    options: { keda: true },
    spec: {
      kind: "vllmserve-text",
      name: "chat",
      url: "hf://Qwen/Qwen3-4B",
      runs: serve({
        resources: gpu,
        scaling: {
          min_replicas: 0,
          max_replicas: 4,
          scale_down_delay_seconds: 120,
          metric: {
            name: "prometheus",
            target: 5,
            query: "sum(vllm:num_requests_running)",
            server: "http://prometheus.monitoring:9090",
          },
        },
      }),
    },
    holds: {
      predictor: {
        minReplicas: 0,
        maxReplicas: 4,
        autoScaling: {
          metrics: [
            {
              type: "External",
              external: {
                metric: {
                  backend: "prometheus",
                  serverAddress: "http://prometheus.monitoring:9090",
                  query: "sum(vllm:num_requests_running)",
                },
                target: { type: "Value", value: "5" },
              },
            },
          ],
          behavior: { scaleDown: { stabilizationWindowSeconds: 120 } },
        },
      },
    },
  },
];
