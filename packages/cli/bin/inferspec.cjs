#!/usr/bin/env node
"use strict";
// Committed, so that installing the workspace links the command before anything is built.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const start = join(__dirname, "..", "dist", "start.cjs");
if (existsSync(start)) require(start);
else {
  process.stderr.write("inferspec is not built yet: run `pnpm --filter inferspec bundle`.\n");
  process.exitCode = 70;
}
