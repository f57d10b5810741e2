/**
 * What is wrong with an address to which someone else will send requests, or `undefined`. One that names a user is refused
 * too: whoever may read the manifest would read the password.
 */
export function addressProblem(url: string): string | undefined {
  const [, scheme] = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url) ?? [];
  if (scheme === undefined || !/^[^:]+:\/\//.test(url)) {
    return "it does not begin with `http://` or `https://`";
  }
  if (!/^https?$/i.test(scheme)) return `\`${scheme}://\` is not HTTP`;
  if (/\s/.test(url)) return "it holds blanks";
  if (!URL.canParse(url)) return "it is no address";
  const { username, password } = new URL(url);
  return username === "" && password === "" ? undefined : "it names a user, for all to read";
}

/** An address as it may be shown: without user and password. */
export function shownAddress(url: string): string {
  return url.replace(/^([A-Za-z][A-Za-z0-9+.-]*:\/\/)[^/?#]*@/, "$1…@");
}
