import type { EngineName } from "./catalogue.js";
import type { Option } from "./option.js";

const http = "KServe's own server answers requests, not vLLM's";
const unprotected = `${http}: the endpoint stays open to everyone`;

/**
 * Options that a server reads and does nothing with. Source: huggingfaceserver's `__main__.py` and
 * `vllm/vllm_model.py` (facts/kserve.md §3).
 */
const INERT: Readonly<Partial<Record<EngineName, Readonly<Record<string, string>>>>> = {
  huggingfaceserver: {
    // Whether vLLM is used follows from the model, which the first reading of the command line must let it load.
    "--trust-remote-code":
      "the server looks at the model before it reads this, and knows `--trust_remote_code` then",
    "--revision": "the server overwrites it with `--model_revision`",
    "--tensor-parallel-size": "the server overwrites it with the number of GPUs that it sees",
    "--host": http,
    "--port": `${http}: its port is \`--http_port\``,
    "--uds": http,
    "--root-path": http,
    "--api-key": unprotected,
    "--ssl-keyfile": http,
    "--ssl-certfile": http,
    "--ssl-ca-certs": http,
    "--ssl-cert-reqs": http,
    "--ssl-ciphers": http,
    "--enable-ssl-refresh": http,
    "--allow-credentials": http,
    "--allowed-origins": http,
    "--allowed-methods": http,
    "--allowed-headers": http,
    "--middleware": http,
    "--uvicorn-log-level": http,
    "--disable-uvicorn-access-log": http,
    "--protocol": "it is an option of transformers; this server speaks all protocols at once",
  },
};

/** Why an engine reads an option and does nothing with it; `undefined` where it does something. */
export function inertReason(engine: EngineName, { names }: Option): string | undefined {
  const reasons = INERT[engine] ?? {};
  return names.map((name) => reasons[name]).find((reason) => reason !== undefined);
}

/** Options that do what another one was meant to. */
const INSTEAD: Readonly<Partial<Record<EngineName, Readonly<Record<string, string>>>>> = {
  huggingfaceserver: { "--trust-remote-code": "--trust_remote_code" },
};

/** The switch that does what an inert one does not; `undefined` where there is none. */
export function insteadOf(engine: EngineName, name: string): string | undefined {
  const others = INSTEAD[engine] ?? {};
  return Object.hasOwn(others, name) ? others[name] : undefined;
}
