export type Paint = (text: string) => string;

/** The few styles that reports use. Written out here, as they are all that a colour package would be used for. */
export interface Colors {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly green: Paint;
}

/** SGR codes: what switches a style on, and what switches that one style off again. */
const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
} as const;

/** Styles for a terminal, or ones that change nothing. Whether there is a terminal is for the caller to know. */
export function createColors(enabled: boolean): Colors {
  const paint = ([on, off]: readonly [number, number]): Paint =>
    enabled
      ? (text) => (text === "" ? "" : `\u001B[${String(on)}m${text}\u001B[${String(off)}m`)
      : (text) => text;
  return {
    bold: paint(STYLES.bold),
    dim: paint(STYLES.dim),
    red: paint(STYLES.red),
    green: paint(STYLES.green),
    yellow: paint(STYLES.yellow),
    blue: paint(STYLES.blue),
  };
}
