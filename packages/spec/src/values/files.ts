import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/** Small text files. The published schemas demand neither key, so this one does not; later rules do. */
export const files = lazy(() =>
  field(
    z.array(
      z.strictObject({
        path: field(z.string(), {
          description: "The absolute path in the container, without `:`; unique in the run.",
          examples: ["/config/template.jinja", "/etc/engine/settings.json"],
        }).optional(),
        content: field(z.string(), {
          description: "The file's text, at most 100,000 characters.",
          examples: ["{{ messages[0].content }}", "{}"],
        }).optional(),
      }),
    ),
    {
      description: "Small text files that are put into the engine's container, at most 10.",
      examples: [
        [{ path: "/config/template.jinja", content: "{{ messages[0].content }}" }],
        [{ path: "/etc/engine/settings.json", content: "{}" }],
      ],
    },
  ),
);
