import { posix } from "node:path";
import { formatPath } from "@inferspec/compiler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { imageProblem } from "../src/rules/image.js";
import { optionsSchema } from "../src/options.js";
import { check, type Patch } from "./rules-bench.js";

const kserve = (hints: object): Patch => ({ hints: { kserve: hints } }) as Patch;

/** Where a code is reported over a workload. */
async function places(code: string, patch: Patch, options: object = {}): Promise<string[]> {
  const found = await check(patch, options);
  return found.flatMap((one) =>
    one.code === `kserve/${code}` && one.where ? [formatPath(one.where)] : [],
  );
}

/** What the storage initializer of KServe 0.20 fetches (SupportedStorageURIPrefixList). */
const FETCHED = "hf s3 gs pvc https http oci oci+native hdfs webhdfs".split(" ");
const scheme = fc.oneof(
  fc.constantFrom(...FETCHED, "ollama", "store", "oss", "file", "ftp", "__proto__", "constructor"),
  fc.stringMatching(/^[a-z][a-z0-9+.-]{0,8}$/),
);

test("adapters and canaries come from where KServe fetches, or are refused", async () => {
  await fc.assert(
    fc.asyncProperty(scheme, fc.boolean(), async (word, bare) => {
      const uri = bare ? word : `${word}://a/b`;
      const isFetched = !bare && FETCHED.includes(word);
      const adapter = { adapters: [{ name: "a", uri }] };
      const canary = kserve({ canaries: [{ name: "next", uri, traffic: 10 }] });
      expect(await places("uri-scheme", adapter)).toEqual(isFetched ? [] : ["adapters[0].uri"]);
      expect(await places("uri-scheme", canary)).toEqual(
        isFetched ? [] : ["hints.kserve.canaries[0].uri"],
      );
    }),
  );
});

test("a version is refused where no image could have it as its tag", async () => {
  const version = fc.oneof(
    fc.string({ minLength: 1, maxLength: 140 }),
    fc.stringMatching(/^[\w.-]{1,130}$/),
  );
  await fc.assert(
    fc.asyncProperty(version, async (runtimeVersion) => {
      const refused = await places("runtime-version-form", kserve({ runtimeVersion }));
      expect(refused.length > 0).toBe(imageProblem(`a/b:${runtimeVersion}`) !== undefined);
    }),
  );
});

/** Paths out of the parts that matter. */
const path = fc
  .array(fc.constantFrom("/", "..", ".", "a", "dev", "shm", "mnt", "models"), { maxLength: 8 })
  .map((parts) => parts.join(""));

test("no mount that is taken hides the model or the shared memory", async () => {
  await fc.assert(
    fc.asyncProperty(path, async (mountPath) => {
      const volumes = [{ type: "empty_dir" as const, name: "a", mountPath }];
      if ((await places("volume-mount", { volumes })).length > 0) return;
      const folder = posix.normalize(`${mountPath}/`);
      expect(folder.startsWith("/")).toBe(true);
      for (const taken of ["/mnt/models/", "/dev/shm/"]) {
        expect(folder.startsWith(taken)).toBe(false);
      }
      expect("/mnt/models/".startsWith(folder)).toBe(false);
    }),
  );
});

test("no path within a volume that is taken leads out of it", async () => {
  await fc.assert(
    fc.asyncProperty(path, async (subPath) => {
      const spec = { subPath };
      const volumes = [{ type: "empty_dir" as const, name: "a", mountPath: "/a", spec }];
      if ((await places("volume-value", { volumes })).length > 0) return;
      expect(`${posix.join("/volume", subPath)}/`.startsWith("/volume/")).toBe(true);
    }),
  );
});

test("no address with a user is taken anywhere", async () => {
  const user = fc.stringMatching(/^[a-z]{1,8}(:[a-z0-9]{0,8})?$/);
  await fc.assert(
    fc.asyncProperty(user, async (who) => {
      const url = `http://${who}@example.org`;
      expect(await places("logger", kserve({ logger: { url } }))).toEqual([
        "hints.kserve.logger.url",
      ]);
      const metric = { name: "prometheus" as const, query: "up", target: 1, server: url };
      expect(
        await places("metric-server", { scaling: { min: 1, max: 2, metric } }, { keda: true }),
      ).toEqual(["scaling.metric.server"]);
      expect(optionsSchema().safeParse({ llmGateway: url }).success).toBe(false);
      const ingress = { domain: "example.org", address: url };
      expect(optionsSchema().safeParse({ ingress }).success).toBe(false);
      expect(optionsSchema().safeParse({ llmGateway: "http://example.org" }).success).toBe(true);
    }),
  );
});
