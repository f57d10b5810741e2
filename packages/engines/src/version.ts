/** The numbers of a release, such as 0, 6, 3 and 1 of `0.6.3.post1`. */
const numbers = (version: string): readonly number[] =>
  (version.match(/\d+/g) ?? []).map((part) => Number(part));

/** Negative where `a` is the older release. Shorter names stand for their first release: `0.24` is `0.24.0`. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [numbers(a), numbers(b)];
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const difference = (x[at] ?? 0) - (y[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A version as it stands in an image's tag: `v0.24.0-cpu`, `0.17.4`, `cuda-v1.7.1`; not in a digest or a hash. */
const IN_TAG = /(?:^|[-_v])(\d+\.\d+(?:\.\d+)?(?:\.?post\d+)?)(?![\d.])/;

/** The version that an image reference names, without `v`; `undefined` for `latest`, a digest or another name. */
export function versionOfImage(image: string): string | undefined {
  const tag = /:([^:/@]+)(?:@.*)?$/.exec(image)?.[1] ?? (image.includes("/") ? "" : image);
  return IN_TAG.exec(tag)?.[1];
}
