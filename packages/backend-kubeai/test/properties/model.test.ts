import { formatPath } from "@inferspec/compiler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { check, loadFacts, type Finding, type Patch } from "../bench.js";
import { acceleratorOf } from "../../src/target/profiles.js";

async function found(code: string, patch: Patch): Promise<readonly Finding[]> {
  return (await check(patch)).filter((finding) => finding.code === `kubeai/${code}`);
}

const places = (findings: readonly Finding[]) =>
  findings.map(({ where }) => where && formatPath(where));

const word = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const image = fc
  .tuple(
    fc.option(fc.tuple(word, fc.option(fc.integer({ min: 1, max: 65535 })))),
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,10}$/),
    fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
  )
  .map(([registry, path, tag, digest]) => {
    const host = registry && `${registry[0]}.example.org${registry[1] ? `:${registry[1]}` : ""}/`;
    return `${host ?? ""}${path.join("/")}:${tag}${digest === null ? "" : `@sha256:${digest}`}`;
  });
const own = (name: string): Patch => ({ engine: { name: "VLLM", image: name } });

test("an image's name has no finding; a scheme or a blank has one, and its fix gives the name back", async () => {
  const scheme = fc.constantFrom("https://", "docker://", "oci://", "HTTP://");
  await fc.assert(
    fc.asyncProperty(image, scheme, fc.nat(), async (name, prefix, pick) => {
      expect(await found("image-form", own(name))).toEqual([]);
      for (const wrong of [prefix + name, ` ${name}`, `${name}\n`]) {
        const findings = await found("image-form", own(wrong));
        expect(places(findings)).toEqual(["engine.image"]);
        expect(findings[0]?.intents).toMatchObject([{ edits: [{ value: name }] }]);
      }
      const at = 1 + (pick % (name.length - 1));
      const inside = await found("image-form", own(`${name.slice(0, at)} ${name.slice(at)}`));
      expect(places(inside)).toEqual(["engine.image"]);
      expect(inside[0]?.intents).toEqual([]);
    }),
  );
});

test("an adapter's repository has no finding; a revision has one at its own adapter", async () => {
  const repository = fc.tuple(word, word).map(([owner, name]) => `hf://${owner}/${name}`);
  const revision = fc.stringMatching(/^[a-zA-Z0-9._/-]{0,12}$/);
  const lists = fc.uniqueArray(repository, { minLength: 1, maxLength: 4 });
  const adapters = (uris: readonly string[]): Patch => ({
    adapters: uris.map((uri, index) => ({ name: `a${index}`, uri })),
  });
  await fc.assert(
    fc.asyncProperty(lists, fc.nat(), revision, async (uris, pick, name) => {
      expect(await found("adapter-revision", adapters(uris))).toEqual([]);
      const index = pick % uris.length;
      const broken = uris.with(index, `${uris[index] ?? ""}:${name}`);
      expect(places(await found("adapter-revision", adapters(broken)))).toEqual([
        `adapters[${index}].uri`,
      ]);
    }),
  );
});

test("vLLM without GPUs is found exactly where nobody said that this is meant", async () => {
  const { facts } = await loadFacts();
  const profile = fc.option(fc.constantFrom(...Object.keys(facts.resourceProfiles)));
  const engine = fc.constantFrom("VLLM", "OLlama", "Infinity", "FasterWhisper");
  const gpu = fc.option(fc.integer({ min: 1, max: 8 }).map(String));
  await fc.assert(
    fc.asyncProperty(profile, engine, gpu, async (name, server, gpus) => {
      const findings = await found("default-profile", {
        engine: { name: server },
        accelerator: name === null ? undefined : { profile: name },
        resources: gpus === null ? undefined : { gpu: gpus },
      });
      const expected = name === null && server === "VLLM" && gpus === null ? ["engine.name"] : [];
      expect(places(findings)).toEqual(expected);
      if (expected.length === 0) return;
      for (const [other, one] of Object.entries(facts.resourceProfiles)) {
        if (acceleratorOf(one)) expect(findings[0]?.help).toContain(`\`${other}\``);
      }
    }),
  );
});
