import { adapters } from "./adapters.js";
import { engine } from "./engine.js";
import { env } from "./env.js";
import { files } from "./files.js";
import { otherKinds } from "./other-kinds.js";
import { profile } from "./profile.js";
import { scaling } from "./scaling.js";
import { service } from "./service.js";
import { target } from "./target.js";
import { url } from "./url.js";

/** Everything that the backend can say, by area. */
export const diagnostics = {
  ...target,
  ...url,
  ...engine,
  ...profile,
  ...scaling,
  ...adapters,
  ...files,
  ...env,
  ...service,
  ...otherKinds,
};
