import type * as library from "cdk8s";
import { isMap } from "../describe.js";

/** The copy of cdk8s that the charts were made with. */
export type Cdk8s = typeof library;
type Fields = Readonly<Record<string, unknown>>;

/** What a construct was given, before anything in it is resolved. */
export interface PlainObject {
  readonly metadata: Fields;
  /** All but its metadata. */
  readonly rest: Fields;
}

/** How many resolvers an App has that was given one. Another number means a cdk8s that does more than we know of. */
const RESOLVERS = 4;

/**
 * The objects of a chart, in the order in which cdk8s renders them, where it renders them by nothing but resolving what
 * they were given. `undefined` where there is more to it: nested constructs, dependencies, JSON patches, failed
 * validations, another copy of cdk8s, or overridden methods.
 */
export function plainObjects(
  chart: library.Chart,
  cdk8s: Cdk8s,
): readonly PlainObject[] | undefined {
  const app = cdk8s.App.of(chart);
  const { children } = chart.node;
  const plain =
    app.resolvers.length === RESOLVERS &&
    app.node.children.length === 1 &&
    rendersAs(chart, cdk8s.Chart.prototype) &&
    [app, chart, ...children].every(
      ({ node }) => node.dependencies.length === 0 && node.validate().length === 0,
    );
  if (!plain) return undefined;
  const objects: PlainObject[] = [];
  for (const child of children) {
    const object = child.node.children.length === 0 ? plainObject(child, cdk8s) : undefined;
    if (!object) return undefined;
    objects.push(object);
  }
  return objects;
}

/** Reads private members of cdk8s: where one is not as expected, the object is not plain. */
function plainObject(child: object, cdk8s: Cdk8s): PlainObject | undefined {
  if (!cdk8s.ApiObject.isApiObject(child)) return undefined;
  const { metadata } = child;
  const given = memberOf(child, "props");
  const patches = memberOf(child, "patches");
  const more = memberOf(metadata, "_additionalAttributes");
  const fields = {
    name: metadata.name,
    namespace: metadata.namespace,
    annotations: memberOf(metadata, "annotations"),
    finalizers: memberOf(metadata, "finalizers"),
    ownerReferences: memberOf(metadata, "ownerReferences"),
    labels: memberOf(metadata, "labels"),
  };
  const known =
    rendersAs(child, cdk8s.ApiObject.prototype) &&
    rendersAs(metadata, cdk8s.ApiObjectMetadataDefinition.prototype) &&
    Array.isArray(patches) &&
    patches.length === 0 &&
    isMap(given) &&
    isMap(more) &&
    isMap(fields.annotations) &&
    isMap(fields.labels) &&
    Array.isArray(fields.finalizers) &&
    Array.isArray(fields.ownerReferences);
  if (!known) return undefined;
  const rest: Record<string, unknown> = { ...given };
  delete rest["metadata"];
  return { metadata: { ...more, ...fields }, rest };
}

function rendersAs(construct: object, model: object): boolean {
  return memberOf(construct, "toJson") === memberOf(model, "toJson");
}

function memberOf(value: object, key: string): unknown {
  return Reflect.get(value, key);
}
