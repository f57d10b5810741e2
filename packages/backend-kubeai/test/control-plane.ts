import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { renderYaml } from "@inferspec/compiler";

const run = promisify(execFile);

type KubeObject = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A real Kubernetes control plane on this machine: etcd and kube-apiserver, with the CRDs of the oracles. */
export interface ControlPlane {
  readonly folder: string;
  readonly kubeconfig: string;
  /** Sends one request over a connection that is kept alive. */
  readonly call: (method: string, target: string, body?: string, type?: string) => Promise<Answer>;
  /** Server-side apply with strict field validation: what the API server has against it, `undefined` where nothing. */
  apply(manifest: KubeObject, dryRun: boolean): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Starts a control plane of its own, in a folder of its own, on free ports. Takes 10 to 30 seconds. */
export async function startControlPlane(
  oracles: string,
  flags: readonly string[] = [],
): Promise<ControlPlane> {
  const folder = await mkdtemp(path.join(tmpdir(), "inferspec-control-plane-"));
  const kube = path.join(oracles, "oracles", "kube");
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await run(kube, ["start", ...flags, folder]);
  } catch (error) {
    await run(kube, ["stop", folder]);
    await remove();
    throw error;
  }
  const kubeconfig = path.join(folder, "kubeconfig");
  const client = createClient(await readFile(kubeconfig, "utf8"), folder);
  const { call } = client;
  return {
    folder,
    kubeconfig,
    call,
    async apply(manifest, dryRun) {
      const query = `fieldManager=inferspec&fieldValidation=Strict&force=true${dryRun ? "&dryRun=All" : ""}`;
      const target = `${targetOf(manifest)}?${query}`;
      const { status, body } = await call(
        "PATCH",
        target,
        renderYaml(manifest),
        "application/apply-patch+yaml",
      );
      return status < 300 ? undefined : `${status} ${messageOf(body)}`;
    },
    async stop() {
      client.close();
      await run(kube, ["stop", folder]);
      await remove();
    },
  };
}

function createClient(kubeconfig: string, folder: string) {
  const server = /server: "([^"]+)"/.exec(kubeconfig)?.[1] ?? "";
  const token = /token: "([^"]+)"/.exec(kubeconfig)?.[1] ?? "";
  const agent = readFile(path.join(folder, "pki", "apiserver.crt")).then(
    (ca) => new Agent({ keepAlive: true, maxSockets: 4, ca }),
  );
  return {
    close: () =>
      void agent.then((one) => {
        one.destroy();
      }),
    call: async (method: string, target: string, body = "", type = "application/json") => {
      const headers = { authorization: `Bearer ${token}`, "content-type": type };
      const options = { method, agent: await agent, headers };
      return new Promise<Answer>((resolve, reject) => {
        const sent = request(`${server}${target}`, options, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            resolve({ status: response.statusCode ?? 0, body: readJson(text) });
          });
        });
        sent.on("error", reject);
        sent.end(body);
      });
    },
  };
}

/** Plain lower-case plurals: all that Inferspec draws. */
function targetOf({ apiVersion, kind, metadata }: KubeObject): string {
  const { name, namespace = "default" } = metadata as { name: string; namespace?: string };
  const group = String(apiVersion) === "v1" ? "/api/v1" : `/apis/${String(apiVersion)}`;
  const scope = kind === "Namespace" ? "" : `/namespaces/${namespace}`;
  return `${group}${scope}/${String(kind).toLowerCase()}s/${encodeURIComponent(name)}`;
}

function messageOf(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body
    ? String(body.message)
    : JSON.stringify(body);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Asks until the answer is yes; fails after a minute with what was waited for. */
export async function waitFor(what: string, ask: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 60_000;
  while (!(await ask())) {
    if (Date.now() > until) throw new Error(`waited a minute for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
