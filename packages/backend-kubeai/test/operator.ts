import { spawn } from "node:child_process";
import { openSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { canonicalJson, isMap } from "@inferspec/compiler";
import { waitFor, type ControlPlane } from "./control-plane.js";

/** A container of a Pod, as far as the tests look at it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: unknown;
  }[];
  readonly envFrom?: readonly unknown[];
  readonly resources: {
    readonly limits?: Readonly<Record<string, string>>;
    readonly requests?: Readonly<Record<string, string>>;
  };
  readonly volumeMounts?: readonly { readonly mountPath: string; readonly subPath?: string }[];
  readonly startupProbe?: { readonly exec?: { readonly command: readonly string[] } };
}

export interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly tolerations?: readonly { readonly key?: string }[];
    readonly affinity?: unknown;
    readonly runtimeClassName?: string;
    readonly priorityClassName?: string;
  };
}

export interface Operator {
  log(): string;
  /** The Pods of a Model. */
  pods(model: string): Promise<readonly Pod[]>;
  /** What the operator has written about a Model: it has, once it looked at it. */
  isReconciled(model: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** The ports that KubeAI's operator always takes. */
const PORTS = [8000, 18080, 18081];

export async function arePortsFree(): Promise<boolean> {
  const taken = await Promise.all(PORTS.map(isTaken));
  return !taken.includes(true);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

/** Which release a binary is of: 0.22 was the first that reranks. */
export function releaseOf(binary: string): "0.21" | "0.22" {
  return readFileSync(binary).includes("/rerank") ? "0.22" : "0.21";
}

/** Starts KubeAI's operator on a control plane, with this system configuration. */
export async function startOperator(
  binary: string,
  plane: ControlPlane,
  system: Readonly<Record<string, unknown>>,
): Promise<Operator> {
  const config = path.join(plane.folder, "system.json");
  const log = path.join(plane.folder, "operator.log");
  writeFileSync(config, canonicalJson(system));
  await plane.apply(
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "kubeai-autoscaler-state" } },
    false,
  );
  const output = openSync(log, "w");
  const child = spawn(binary, [], {
    env: {
      POD_NAMESPACE: "default",
      CONFIG_PATH: config,
      KUBECONFIG: plane.kubeconfig,
      PATH: process.env["PATH"],
    },
    stdio: ["ignore", output, output],
  });
  const exited = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve();
    }),
  );
  await waitFor("KubeAI's operator", async () => {
    if (child.exitCode !== null) throw new Error(readFileSync(log, "utf8").slice(-2000));
    return isTaken(18081);
  });
  return {
    log: () => readFileSync(log, "utf8"),
    async pods(model) {
      const query = `labelSelector=${encodeURIComponent(`model=${model}`)}`;
      const { body } = await plane.call("GET", `/api/v1/namespaces/default/pods?${query}`);
      return (body as { items: Pod[] }).items;
    },
    async isReconciled(model) {
      const target = `/apis/kubeai.org/v1/namespaces/default/models/${model}`;
      const { body } = await plane.call("GET", target);
      const status = isMap(body) ? body["status"] : undefined;
      return isMap(status) && isMap(status["replicas"]);
    },
    async stop() {
      child.kill();
      await exited;
    },
  };
}
