export { createTypeScriptOpener } from "./typescript-locator.js";
