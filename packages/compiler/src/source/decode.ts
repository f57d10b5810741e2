/** How a file's bytes spell its text; a byte order mark is no part of the text. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The bytes were not valid in that encoding; U+FFFD stands in the text where they were. */
  readonly invalid: boolean;
}

/** Decodes a file. Without a byte order mark it is UTF-8. Never throws. */
export function decodeText(content: Uint8Array | string): DecodedText {
  if (typeof content === "string") {
    const bom = content.startsWith("\uFEFF");
    return {
      text: bom ? content.slice(1) : content,
      encoding: bom ? "utf-8-bom" : "utf-8",
      invalid: false,
    };
  }
  const encoding = encodingOf(content);
  const label = encoding === "utf-8-bom" ? "utf-8" : encoding;
  // `ignoreBOM: false` strips the mark; a strict decode first, because most files are valid.
  try {
    return {
      text: new TextDecoder(label, { fatal: true }).decode(content),
      encoding,
      invalid: false,
    };
  } catch {
    return { text: new TextDecoder(label).decode(content), encoding, invalid: true };
  }
}

/** The bytes of an edited text, in the encoding that the file had. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8-bom") return new TextEncoder().encode(`\uFEFF${text}`);
  const bytes = new Uint8Array((text.length + 1) * 2);
  const view = new DataView(bytes.buffer);
  const little = encoding === "utf-16le";
  view.setUint16(0, 0xfeff, little);
  for (let index = 0; index < text.length; index++) {
    view.setUint16((index + 1) * 2, text.charCodeAt(index), little);
  }
  return bytes;
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8-bom";
  return "utf-8";
}
