import type { LawTest, Subject } from "./conformance.js";
import { LawBreach } from "./laws.js";

/** Law 5: the target's own judge takes every manifest. Nothing to test where no judge was given. */
export function acceptedLaw({ outcome, baselines, judge }: Subject): LawTest[] {
  if (!judge) return [];
  const law = "Accepted";
  return baselines.map(({ name, spec }) => ({
    law,
    name,
    async run() {
      const { yaml } = await outcome(spec);
      const problems = await judge(yaml);
      if (problems.length > 0) throw new LawBreach(law, problems.join("; "));
    },
  }));
}
