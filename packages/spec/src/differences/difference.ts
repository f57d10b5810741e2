/**
 * One way in which our schemas judge otherwise than the JSON Schemas that DigitalHub published (0.14 and v15, and its
 * server's own of July 2026). The test accepts a differing verdict only where an entry of the table explains it; the
 * reference prints the table.
 */
export interface Difference {
  readonly id: string;
  /** `wider`: we accept what they all refuse. `stricter`: we refuse what one of them accepts. */
  readonly direction: "wider" | "stricter";
  /** Only in the schemas of these kinds (`K`, `K+serve`, `K+serve:run`); in all where it is left out. */
  readonly kinds?: readonly string[];
  /** Where: paths in the spec, `[]` for list items; one that ends in `**` means everything from there on. */
  readonly at: readonly string[];
  /** Only these values; all where it is left out. */
  readonly covers?: (value: unknown) => boolean;
  readonly what: string;
  readonly why: string;
  /** A whole spec that shows it. */
  readonly example: {
    readonly kind: string;
    readonly schema: "function" | "task" | "run";
    readonly value: Readonly<Record<string, unknown>>;
  };
}
