/** Starts the bundled command. */
import { fileURLToPath } from "node:url";
import { runCached } from "./cachedScript.js";

const { keepCache } = runCached(fileURLToPath(new URL("./command.cjs", import.meta.url)));
process.once("exit", keepCache);
