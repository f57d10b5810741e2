import * as yaml from "yaml";

/**
 * The `yaml` library, through one door. Only what must report, locate or edit asks for it; a bundle that wants to
 * load it late replaces this one module.
 */
export function loadYaml(): typeof yaml {
  return yaml;
}
