/** The project of entities that name none, where the configuration names none either. */
export const DEFAULT_PROJECT = "default";
