import { graph } from "../graph/diagnostics.js";
import { llm } from "../llm/diagnostics.js";
import { components } from "./components.js";
import { hardware } from "./hardware.js";
import { model } from "./model.js";
import { engine } from "./process.js";
import { runtime } from "./runtime.js";
import { scaling } from "./scaling.js";
import { target } from "./target.js";

/** Everything that the backend can say, by area. */
export const diagnostics = {
  ...target,
  ...runtime,
  ...model,
  ...engine,
  ...hardware,
  ...scaling,
  ...components,
  ...graph,
  ...llm,
};
