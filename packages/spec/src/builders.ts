import type * as z from "zod";
import type { ActionSchemas, KindDefinition } from "./kind.js";
import type { kinds as builtInKinds } from "./kinds/index.js";
import type { modelKinds } from "./model.js";

/*
 * Typed builders for specs in TypeScript. They mirror `new_function(...)` and `function.run(...)` of DigitalHub's SDK and
 * keep the parameters' own names. What they build is plain data in the short form; nothing is checked beyond types.
 */

/** What a schema takes; lists may be read-only, so that constants can be passed on. */
type Input<S extends z.ZodType> = Frozen<z.input<S>>;
type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What every entity may carry besides its parameters. */
export interface Head {
  /** The id. */
  readonly uuid?: string | undefined;
  readonly description?: string | undefined;
  readonly labels?: readonly string[] | undefined;
}

type KindNamed<L extends readonly KindDefinition[], N> = Extract<L[number], { readonly kind: N }>;

/** What `newFunction` takes for one kind. */
export type FunctionParams<K extends KindDefinition> = Head & {
  readonly kind: K["kind"];
  readonly embedded?: boolean;
} & Input<ReturnType<K["function"]>>;

type ActionParams<Action, S> =
  S extends ActionSchemas<z.ZodType, z.ZodType, infer P>
    ? { readonly action: Action; readonly name?: string } & Input<P>
    : never;

/** What `run` takes for one kind: task and run parameters flat, beside the action. */
export type RunParams<K extends KindDefinition> = {
  [Action in keyof K["actions"]]: ActionParams<Action, K["actions"][Action]>;
}[keyof K["actions"]];

type ModelKinds = (typeof modelKinds)[number];

/** What `newModel` takes for one kind of model. */
export type ModelParams<N extends ModelKinds["kind"]> = Head & { readonly kind: N } & Input<
    ReturnType<Extract<ModelKinds, { readonly kind: N }>["spec"]>
  >;

/** A function of the short form. */
export interface FunctionData {
  readonly kind: string;
  readonly name: string;
  readonly runs: Readonly<Record<string, unknown>>[];
  readonly [parameter: string]: unknown;
}

/** A model entity. */
export interface ModelData {
  readonly kind: string;
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** A function in the making. */
export interface FunctionHandle<K extends KindDefinition> {
  readonly name: string;
  /** Adds a run. */
  run(params: RunParams<K>): this;
}

/** A project: plain data, with methods that add to it. Export it as the default of a `.ts` spec. */
export interface Project<L extends readonly KindDefinition[] = typeof builtInKinds> {
  readonly project: string;
  readonly functions: readonly FunctionData[];
  readonly models: readonly ModelData[];
  /** Adds a function; runs are added to what comes back. */
  newFunction<const N extends L[number]["kind"]>(
    name: string,
    params: FunctionParams<KindNamed<L, N>> & { readonly kind: N },
  ): FunctionHandle<KindNamed<L, N>>;
  /** Adds a model entity and gives its `store://` key, for the `url` of a function. */
  newModel<const N extends ModelKinds["kind"]>(
    name: string,
    params: ModelParams<N>,
  ): `store://${string}`;
}

/** Begins a project. `kinds` adds those of plugins to the built-in ones: `newProject("demo", [...kinds, acme])`. */
export function newProject<const L extends readonly KindDefinition[] = typeof builtInKinds>(
  project: string,
  _kinds?: L,
): Project<L> {
  const functions: FunctionData[] = [];
  const models: ModelData[] = [];
  const methods: Pick<Project<L>, "newFunction" | "newModel"> = {
    newFunction(name, params) {
      const runs: Record<string, unknown>[] = [];
      functions.push({ ...plain({ name, ...params }), kind: params.kind, name, runs });
      return {
        name,
        run(run) {
          runs.push(plain(run));
          return this;
        },
      };
    },
    newModel(name, { kind, uuid, description, labels, ...spec }) {
      models.push({ ...plain({ uuid, description, labels }), kind, name, spec: plain(spec) });
      return `store://${project}/model/${kind}/${name}${uuid === undefined ? "" : `:${uuid}`}`;
    },
  };
  // A plain object whose methods are not enumerable: whoever reads the export finds nothing but data.
  return Object.create(Object.prototype, {
    project: { value: project, enumerable: true },
    functions: { value: functions, enumerable: true },
    models: { value: models, enumerable: true },
    newFunction: { value: methods.newFunction },
    newModel: { value: methods.newModel },
  }) as Project<L>;
}

/** A copy as JSON has it: without `undefined`, and untouched by later changes to the original. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
