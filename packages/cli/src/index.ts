import * as z from "zod";

// Compiling a parser for each schema pays only after thousands of values; a run of the command ends before that.
z.config({ jitless: true });

export { main } from "./main.js";
export { createNodeIo } from "./node-io.js";
