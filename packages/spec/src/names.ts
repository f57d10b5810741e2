/** Names, ids, projects and kinds of functions and tasks, as DigitalHub's server checks them. */
export const NAME_PATTERN = /^[a-zA-Z0-9._+-]+$/;

/** Kinds of runs; the range `+-:` is DigitalHub's own and admits `,`, `/` and digits too. */
export const RUN_KIND_PATTERN = /^[a-zA-Z0-9._+-:]+$/;

/** The longest name that DigitalHub's SDK takes, in characters. */
export const NAME_MAX_LENGTH = 256;

/** Whether a text is a legal name, id or project. */
export function isName(text: string): boolean {
  return text.length <= NAME_MAX_LENGTH && NAME_PATTERN.test(text);
}
