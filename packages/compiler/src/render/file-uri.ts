/**
 * A file name as a URI reference: relative names stay relative, absolute ones become `file:` URIs. Each part is
 * percent-encoded as a whole, so that `:`, `?` or `#` in a name stay part of it.
 */
export function fileUri(file: string): string {
  const encoded = file.replaceAll("\\", "/").split("/").map(encodePart).join("/");
  if (/^[A-Za-z]:[\\/]/.test(file))
    return `file:///${file.charAt(0)}:${encoded.slice("C%3A".length)}`;
  if (encoded.startsWith("/")) return `file://${encoded.replace(/^\/+/, "/")}`;
  return encoded;
}

function encodePart(part: string): string {
  // Lone surrogates have no UTF-8 form.
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD"));
}
