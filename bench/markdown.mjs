// The few forms that the tables need.

export const cells = (...texts) => `| ${texts.join(" | ")} |`;

/** The first column is text, the others are numbers. */
export function table(heads, rows) {
  return [cells(...heads), cells("---", ...heads.slice(1).map(() => "---:")), ...rows];
}

export const ratio = (value, base) => `${(value / base).toFixed(2)} ×`;

export const milliseconds = (value) =>
  value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`;

export const megabytes = (bytes) =>
  bytes === undefined ? "not known here" : `${(bytes / 2 ** 20).toFixed(0)} MiB`;

export const count = (value) => value.toLocaleString("en");
