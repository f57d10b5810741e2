import * as z from "zod";

/**
 * Keeps a lazy schema unmade until a value meets it. zod asks each member of an object whether it may be left out, which
 * would make it at once; this answers for it that it may not (which `.optional()` around it then changes).
 */
export function late<T extends z.ZodType>(schema: T): T {
  const answer = { value: undefined };
  Object.defineProperties(schema._zod, { optin: answer, optout: answer });
  return schema;
}

/** A schema that is made when a value meets it: a start pays only for the parameters that its specs use. */
export function onDemand<T extends z.ZodType>(make: () => T): z.ZodLazy<T> {
  return late(z.lazy(make));
}
