/** Makes something when it is first asked for, and then keeps it. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The same for each of several keys; where there is nothing for a key, it is asked for again. */
export function oncePer<K, T extends object>(
  make: (key: K) => T | undefined,
): (key: K) => T | undefined {
  const kept = new Map<K, T>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    if (value !== undefined) kept.set(key, value);
    return value;
  };
}
