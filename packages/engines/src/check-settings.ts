import { checkArguments, type ArgumentsToCheck } from "./check.js";
import type { Finding } from "./finding.js";

/** A typed setting, and the words of the command line that a backend writes for it. */
export interface Setting {
  /** What the backend knows it by. */
  readonly key: string;
  readonly words: readonly string[];
}

export interface SettingsToCheck extends Omit<ArgumentsToCheck, "args"> {
  readonly settings: readonly Setting[];
}

/** A finding about the words of one setting. Its `index` counts the words of all of them. */
export interface SettingFinding extends Finding {
  readonly key: string;
}

/** What an engine makes of settings that its user never wrote as words: as {@link checkArguments}, told by their keys. */
export function checkSettings({ settings, ...where }: SettingsToCheck): readonly SettingFinding[] {
  const words = settings.flatMap((setting) => setting.words.map((word) => ({ ...setting, word })));
  return checkArguments({ ...where, args: words.map(({ word }) => word) }).flatMap((finding) => {
    const key = words[finding.index]?.key;
    return key === undefined ? [] : [{ ...finding, key }];
  });
}
