import { hashText } from "../hash.js";

/** The longest name that every target takes: KubeAI's Model allows 40 characters. */
const MAX_NAME = 40;
const HASH_LENGTHS = [8, 16, 24] as const;

/** What makes a run the same run from one edit to the next. */
export interface RunIdentity {
  readonly project: string;
  readonly function: string;
  readonly action: string;
  /** Absent for the one unnamed run that a function may have. */
  readonly run?: string | undefined;
}

export interface NameRequest {
  readonly identity: RunIdentity;
  /** What the name should begin with, in any characters. */
  readonly base: string;
  /** The name that DigitalHub would give, for a run that carries an id. */
  readonly digitalhub?: string | undefined;
}

export interface AssignedName {
  readonly name: string;
  /** Set where DigitalHub's name was wanted and could not be kept. */
  readonly digitalhubRefused?: "illegal" | "taken";
}

/** A DNS label of at most 40 characters, which is what a workload's name must be. */
export function isLegalName(name: string): boolean {
  return name.length <= MAX_NAME && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
}

/** The hash part of a name: base 32 of SHA-256 over the identity. */
export function identityHash(identity: RunIdentity, length: number): string {
  const parts = [identity.project, identity.function, identity.action, identity.run ?? null];
  return hashText(JSON.stringify(parts), length);
}

/** Makes any text the beginning of a DNS label: lower case, runs of other characters become one hyphen. */
export function legalBase(text: string, maxLength: number): string {
  const legal = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, maxLength)
    .replace(/-+$/, "");
  return legal === "" ? "model" : legal;
}

/**
 * Gives every run its name, from identity alone: an edit updates in place, and the order of the inputs does not
 * matter. DigitalHub's names are kept where they are legal and unique. Two hashes that collide both grow.
 */
export function assignNames(requests: readonly NameRequest[]): AssignedName[] {
  const wanted = countBy(
    requests.map((request) => request.digitalhub).filter((name) => name !== undefined),
  );
  const keeps = requests.map(
    ({ digitalhub }) =>
      digitalhub !== undefined && isLegalName(digitalhub) && wanted.get(digitalhub) === 1,
  );
  let names = requests.map((request, index) =>
    keeps[index] ? (request.digitalhub ?? "") : hashedName(request, HASH_LENGTHS[0]),
  );
  for (const length of HASH_LENGTHS.slice(1)) {
    const uses = countBy(names);
    names = names.map((name, index) => {
      const request = requests[index];
      return request && !keeps[index] && (uses.get(name) ?? 0) > 1
        ? hashedName(request, length)
        : name;
    });
  }
  return names.map((name, index) => {
    const digitalhub = requests[index]?.digitalhub;
    if (digitalhub === undefined || keeps[index]) return { name };
    return { name, digitalhubRefused: isLegalName(digitalhub) ? "taken" : "illegal" };
  });
}

function hashedName({ base, identity }: NameRequest, length: number): string {
  return `${legalBase(base, MAX_NAME - 1 - length)}-${identityHash(identity, length)}`;
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
