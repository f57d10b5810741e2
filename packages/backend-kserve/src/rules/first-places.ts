/** Each value with the index at which it stands first. */
export function firstPlaces<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const places = new Map<T, number>();
  values.forEach((value, index) => {
    if (!places.has(value)) places.set(value, index);
  });
  return places;
}
