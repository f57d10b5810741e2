import { formatPath, type Path } from "@inferspec/compiler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { check, type Patch } from "../bench.js";

/** Words by Kubernetes' documentation ("Object Names and IDs", "Labels and Selectors"), not by the rule's own patterns. */
const alphanumeric = fc.constantFrom(..."abcxyzABZ0189");
const inner = fc.constantFrom(..."abzAZ09-_.");
const label = fc
  .tuple(alphanumeric, fc.array(inner, { maxLength: 61 }), alphanumeric)
  .map(([first, middle, last]) => first + middle.join("") + last);
const lower = fc.constantFrom(..."abcxyz0189");
const dnsLabel = fc
  .tuple(lower, fc.array(fc.constantFrom(..."abz09-"), { maxLength: 20 }), lower)
  .map(([first, middle, last]) => first + middle.join("") + last);
const subdomain = fc
  .array(dnsLabel, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("."));
const labelKey = fc.oneof(
  label,
  fc.tuple(subdomain, label).map(([prefix, name]) => `${prefix}/${name}`),
);
const labelValue = fc.oneof(label, fc.constant(""));
const toleration = fc.oneof(
  fc.record({ key: labelKey, operator: fc.constant("Exists") }),
  fc.record({ key: labelKey, operator: fc.constant("Equal"), value: labelValue }),
  fc.record({ key: labelKey, value: labelValue }),
  fc.record({ operator: fc.constant("Exists"), effect: fc.constant("NoSchedule") }),
);
const placement = fc.record({
  nodeSelector: fc.dictionary(
    labelKey.filter((key) => !["__proto__", "constructor"].includes(key)),
    labelValue,
    { minKeys: 1, maxKeys: 3 },
  ),
  tolerations: fc.array(toleration, { minLength: 1, maxLength: 3 }),
  runtimeClass: subdomain,
  priorityClass: subdomain,
});

/** What no name and no label may hold, anywhere. */
const illegal = fc.constantFrom(" ", "!", "é", ":", "@", "\n", "//");

async function badPlacement(patch: Patch): Promise<(string | undefined)[]> {
  const found = await check(patch);
  return found
    .filter(({ code }) => code === "kubeai/bad-placement")
    .map(({ where }) => where && formatPath(where));
}

test("placement that Kubernetes takes has no finding", async () => {
  await fc.assert(
    fc.asyncProperty(placement, async (legal) => {
      expect(await badPlacement({ placement: legal })).toEqual([]);
    }),
  );
});

test("one illegal character is found at the part that holds it, and nowhere else", async () => {
  await fc.assert(
    fc.asyncProperty(placement, illegal, fc.nat(), async (legal, wrong, pick) => {
      const spoil = (text: string): string => {
        const at = pick % (text.length + 1);
        return text.slice(0, at) + wrong + text.slice(at);
      };
      const [[key, value] = ["", ""]] = Object.entries(legal.nodeSelector);
      const others = Object.fromEntries(
        Object.entries(legal.nodeSelector).filter(([other]) => other !== key),
      );
      const [first, ...rest] = legal.tolerations;
      const spoilt: readonly (readonly [object, Path])[] = [
        [{ nodeSelector: { ...others, [spoil(key)]: value } }, ["nodeSelector", spoil(key)]],
        [{ nodeSelector: { ...others, [key]: spoil(value) } }, ["nodeSelector", key]],
        [{ runtimeClass: spoil(legal.runtimeClass) }, ["runtimeClass"]],
        [{ priorityClass: spoil(legal.priorityClass) }, ["priorityClass"]],
        [
          { tolerations: [...rest, { ...first, key: spoil("zone") }] },
          ["tolerations", rest.length],
        ],
      ];
      for (const [part, path] of spoilt) {
        expect(await badPlacement({ placement: { ...legal, ...part } })).toEqual([
          formatPath(["placement", ...path]),
        ]);
      }
    }),
  );
});

test("a toleration that contradicts itself is found, whatever its words", async () => {
  await fc.assert(
    fc.asyncProperty(labelKey, label, async (key, value) => {
      for (const wrong of [
        { key, operator: "Exists", value },
        { operator: "Equal", value },
      ]) {
        expect(await badPlacement({ placement: { tolerations: [wrong] } })).toEqual([
          "placement.tolerations[0]",
        ]);
      }
    }),
  );
});
