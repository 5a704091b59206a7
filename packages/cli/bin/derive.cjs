#!/usr/bin/env node
// The installed command. It is there before the first build, so that installing can link it.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const built = join(__dirname, "../dist/derive.cjs");
if (existsSync(built)) require(built);
else {
  console.error("error: derive is not built yet\nrun: npx -y pnpm@10 build");
  process.exitCode = 70;
}
