import { isMap } from "@inferspec/compiler";
import type { CredentialFact, CredentialStore } from "./facts.js";
import { readProfile } from "./read-profile.js";
import type { CacheProfile, ResourceProfile } from "./profiles.js";

/** The parts of KubeAI's system configuration that matter here, whether read from values or from the ConfigMap. */
export interface SystemConfig {
  readonly resourceProfiles: Readonly<Record<string, ResourceProfile>>;
  readonly cacheProfiles: Readonly<Record<string, CacheProfile>>;
  readonly images: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly autoscaling: { readonly interval: number; readonly timeWindow: number };
  /** Pods more than `replicas` during a rollout. */
  readonly surge: number;
  readonly credentials: Readonly<Record<CredentialStore, CredentialFact>>;
  readonly serviceName: string;
}

type Values = Readonly<Record<string, unknown>>;

const STORES = ["huggingface", "aws", "gcp", "alibaba"] as const;
/** The values that make the chart write a Secret. It has templates for these two only. */
const TOKENS: Partial<Record<CredentialStore, string>> = {
  huggingface: "token",
  aws: "accessKeyID",
};

/** Reads merged Helm values of the chart `kubeai`. */
export function fromValues(values: Values): SystemConfig {
  const override = values["fullnameOverride"];
  const serviceName = typeof override === "string" && override !== "" ? override : "kubeai";
  const secrets = mapAt(values, "secrets");
  return {
    ...common(values),
    serviceName,
    credentials: perStore((store) => {
      const secret = mapAt(secrets, store);
      const name = textAt(secret, "name");
      const token = TOKENS[store];
      if (secret["create"] === false) {
        return { secret: name ?? `${serviceName}-${store}`, presence: "present" };
      }
      const given = token !== undefined && textAt(secret, token) !== undefined;
      // Empty values leave the Secret to somebody else, who may well have made it.
      return { secret: name ?? `${serviceName}-${store}`, presence: given ? "present" : "unknown" };
    }),
  };
}

/** Reads `system.yaml` of the ConfigMap; it holds everything, so nothing is merged. */
export function fromSystem(system: Values, serviceName: string): SystemConfig {
  const names = mapAt(system, "secretNames");
  return {
    ...common(system),
    serviceName,
    credentials: perStore((store) => ({
      secret: textAt(names, store) ?? `kubeai-${store}`,
      presence: "unknown",
    })),
  };
}

function perStore(
  make: (store: CredentialStore) => CredentialFact,
): Record<CredentialStore, CredentialFact> {
  const [huggingface, aws, gcp, alibaba] = STORES;
  return {
    huggingface: make(huggingface),
    aws: make(aws),
    gcp: make(gcp),
    alibaba: make(alibaba),
  };
}

function common(config: Values): Omit<SystemConfig, "serviceName" | "credentials"> {
  const autoscaling = mapAt(config, "modelAutoscaling");
  const { surge } = mapAt(config, "modelRollouts");
  return {
    resourceProfiles: mapValues(mapAt(config, "resourceProfiles"), readProfile),
    cacheProfiles: mapValues(mapAt(config, "cacheProfiles"), (value) =>
      isMap(value) ? value : {},
    ),
    images: Object.fromEntries(
      Object.entries(mapAt(config, "modelServers")).map(([engine, server]) => [
        engine,
        textsIn(mapAt(isMap(server) ? server : {}, "images")),
      ]),
    ),
    autoscaling: {
      interval: seconds(autoscaling["interval"]) ?? 10,
      timeWindow: seconds(autoscaling["timeWindow"]) ?? 600,
    },
    // KubeAI reads a missing number as 0; the chart always writes one.
    surge: typeof surge === "number" ? surge : 0,
  };
}

/** Seconds of a Go duration such as `10m` or `1m30s`; `undefined` where it is none. */
export function seconds(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(value)) return undefined;
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  let total = 0;
  for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)) {
    total += Number(amount) * (units[unit ?? ""] ?? 0);
  }
  return total;
}

function mapAt(map: Values, key: string): Values {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return isMap(value) ? value : {};
}

function textAt(map: Values, key: string): string | undefined {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function mapValues<T>(map: Values, make: (value: unknown) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, make(value)]));
}

function textsIn(map: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[key, value]] : [],
    ),
  );
}
