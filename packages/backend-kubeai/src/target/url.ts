/** A model URL, taken apart as KubeAI does. */
export interface ModelUrl {
  readonly scheme: string;
  /** Between `://` and `?`. */
  readonly ref: string;
  /** After `?`, absent where there is none. */
  readonly query: ReadonlyMap<string, string> | undefined;
}

/** Takes a URL apart; `undefined` where it has no scheme. */
export function parseUrl(url: string): ModelUrl | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^?]*)(\?[\s\S]*)?$/.exec(url);
  if (!match) return undefined;
  const [, scheme = "", ref = "", query] = match;
  return { scheme, ref, query: query === undefined ? undefined : parseQuery(query.slice(1)) };
}

function parseQuery(text: string): ReadonlyMap<string, string> {
  const pairs = text.split("&").filter((pair) => pair !== "");
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** What KubeAI's CRD lets stand between `://` and `?` since 0.23; older releases let anything through, to a shell. */
export const REF_PATTERN = /^[a-zA-Z0-9._:/-]+$/;
