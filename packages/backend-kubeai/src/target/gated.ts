export { isGated } from "@inferspec/engines";
