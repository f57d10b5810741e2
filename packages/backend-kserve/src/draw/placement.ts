import type { PredictorSpec } from "../objects/specs.js";
import type { Box, Draft, Part, Scope } from "../scope.js";
import type { Server } from "../server/server.js";

type Placement = Pick<
  PredictorSpec,
  | "nodeSelector"
  | "affinity"
  | "tolerations"
  | "schedulerName"
  | "runtimeClassName"
  | "priorityClassName"
>;
type Selector = Readonly<Record<string, string>>;

/** Where Pods may run: the profile's, which the spec's own add to and win over. */
export function placementOf({ from }: Scope, { hardware }: Server): Draft<Placement> {
  const { profile } = hardware;
  const named = from("accelerator");
  const ofProfile = <T>(value: T | undefined): T | Box<T> | undefined =>
    value === undefined ? undefined : (named?.map(() => value) ?? value);
  const selector = from("placement", "nodeSelector");
  const tolerations = from("placement", "tolerations");
  return {
    nodeSelector: selector
      ? both(profile?.nodeSelector, selector)
      : ofProfile(profile?.nodeSelector),
    affinity: from("placement", "affinity") ?? ofProfile(profile?.affinity),
    tolerations:
      tolerations && profile?.tolerations
        ? [
            ...profile.tolerations.map((one) => ofProfile(one) ?? one),
            ...tolerations.value.map((one, index) => tolerations.get(index) ?? one),
          ]
        : (tolerations ?? ofProfile(profile?.tolerations)),
    schedulerName: ofProfile(profile?.schedulerName),
    runtimeClassName: from("placement", "runtimeClass") ?? ofProfile(profile?.runtimeClassName),
    priorityClassName: from("placement", "priorityClass"),
  };
}

/** Two maps as one, of which the spec's own keys win. */
function both(profile: Selector | undefined, own: Box<Selector>): Part<Selector> {
  if (!profile) return own;
  const parts = Object.entries(own.value).map(([key, value]) => [key, own.get(key) ?? value]);
  return { ...profile, ...(Object.fromEntries(parts) as Draft<Selector>) };
}
