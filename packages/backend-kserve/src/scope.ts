import {
  regroup,
  Traced,
  type DrawScope,
  type PlanOrigin,
  type Traceable,
  type WorkloadScope,
} from "@inferspec/compiler";
import type { KserveFacts } from "./target/facts.js";

/** One workload with what is known of the target. */
export type Scope = WorkloadScope<KserveFacts>;
export type Canvas = DrawScope<KserveFacts>;

/** One check over one workload: reports and returns nothing. */
export type Rule = (scope: Scope) => void;

/** A value of the Plan with where it came from. */
export type Box<T> = Traced<T, PlanOrigin>;
export type Text = string | Box<string>;

/** T in the making: any part of it may be traced. */
export type Part<T> = Traceable<T, PlanOrigin>;

/** An object in the making: any member may be traced, and `undefined` is left out. */
export type Draft<T> = { readonly [K in keyof T]: Part<T[K]> };

/** What follows as a whole from some parts of the Plan, beside what each part of it follows from. */
export function whole<T>(from: readonly (Box<unknown> | undefined)[], parts: Part<T>): Box<T> {
  const origins = from.flatMap((part) => part?.origins ?? []);
  return regroup<T, PlanOrigin>(new Traced(undefined, origins), parts);
}
