/** The folder that editors and nobody else reads; its leading dot keeps it out of the inputs. */
const SCHEMA = ".inferspec/schema.json";

/** One file of the starter. */
export interface StarterFile {
  readonly name: string;
  readonly text: string;
}

/** A starter that validates and synthesises as it is. `schema` is the combined JSON Schema, as text. */
export function starterFiles(project: string, schema: string): StarterFile[] {
  return [
    { name: SCHEMA, text: schema },
    { name: "inferspec.config.yaml", text: configText(project) },
    { name: "models/chat.yaml", text: specText() },
  ];
}

function configText(project: string): string {
  return `# What is the same for all specs here. Every key may be left out.

# The project of functions that name none.
project: ${project}

# What to read when the command line names no files.
inputs:
  - models

# What to draw for when \`-b\` is left out.
backend: kubeai

# What the cluster defines; \`inferspec explain --matrix\` shows what follows from it.
backends:
  kubeai:
    # The KubeAI release, in quotes.
    version: "0.22"
    # The namespace that KubeAI runs in.
    # namespace: kubeai
    # How KubeAI was installed: its own resource and cache profiles are read from there.
    # values: kubeai-values.yaml

# Where project secrets live, for functions with \`secrets: [KEY]\`. References only, never values.
# secrets:
#   HF_TOKEN: { secret: huggingface, key: HF_TOKEN }
`;
}

function specText(): string {
  return `# yaml-language-server: $schema=../${SCHEMA}
# A small chat model. \`inferspec explain kubeai-text\` lists every parameter.
kind: kubeai-text
name: chat
spec:
  model_name: tinyllama
  url: hf://TinyLlama/TinyLlama-1.1B-Chat-v1.0
  engine: VLLM
  features: [TextGeneration]
runs:
  - action: serve
    profile: nvidia-gpu-l4
    args:
      - --max-model-len=2048
`;
}
