export { main } from "./main.js";
export { createNodeIo } from "./node-io.js";
