import type { Resources } from "../objects/specs.js";
import { whole, type Box, type Scope, type Text } from "../scope.js";
import type { Amount, QuantityFrom } from "../server/hardware.js";
import type { Server } from "../server/server.js";

/** Requests and limits of the server, always written (see `hardwareOf`). */
export function resourcesOf(scope: Scope, { hardware }: Server): Box<Resources> {
  const side = (pick: (amount: Amount) => string): Readonly<Record<string, Text>> =>
    Object.fromEntries(
      hardware.amounts.map((amount) => [
        amount.resource,
        leafOf(scope, amount.from)?.map(() => pick(amount)) ?? pick(amount),
      ]),
    );
  const { from } = scope;
  // What is not asked for follows from what is.
  const asked = [from("resources"), from("accelerator"), from("engine", "device")];
  return whole<Resources>(asked, {
    requests: side(({ request }) => request),
    limits: side(({ limit }) => limit),
  });
}

function leafOf({ from }: Scope, leaf: QuantityFrom): Box<unknown> | undefined {
  switch (leaf) {
    case undefined:
      return undefined;
    case "profile":
      return from("accelerator");
    case "device":
      return from("engine", "device");
    default:
      return from("resources", leaf);
  }
}

/** Those amounts that are there. */
export function amountsOf(
  named: Readonly<Record<string, Text | undefined>>,
): Readonly<Record<string, Text>> {
  const amounts: Record<string, Text> = {};
  for (const [resource, amount] of Object.entries(named)) {
    if (amount !== undefined) amounts[resource] = amount;
  }
  return amounts;
}
