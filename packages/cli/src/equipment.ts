import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { backends } from "./backends.js";
import type { Equipment } from "./plugins/load.js";

/** What comes with the command. A run pays only for the backends that it uses. */
export const BUILT_IN: Equipment = {
  runtimes: builtinRuntimes,
  backends: [late("kubeai", backends.kubeai), late("kserve", backends.kserve)],
};

/** Stands for a backend, which is loaded when more than its name is asked for. */
function late<T extends { readonly name: string }>(name: T["name"], load: () => T): T {
  return new Proxy({} as T, {
    get: (_, key): unknown => (key === "name" ? name : Reflect.get(load(), key)),
    has: (_, key) => Reflect.has(load(), key),
    ownKeys: () => Reflect.ownKeys(load()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(load(), key),
  });
}
