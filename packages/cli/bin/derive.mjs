#!/usr/bin/env node
// The installed command. It is there before the first build, so that installing can link it.
import { existsSync } from "node:fs";

const built = new URL("../dist/derive.mjs", import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error("error: derive is not built yet\nrun: npx -y pnpm@10 build");
  process.exitCode = 70;
}
