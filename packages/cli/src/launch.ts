/** Starts the bundled command: a CommonJS file, because Node's loader of modules takes longer to start. */
import { CachedScripts } from "./cachedScript.js";
import { optimizeLater } from "./optimizing.js";

optimizeLater();
const scripts = new CachedScripts(__dirname, require);
process.once("exit", () => scripts.keepCaches());
scripts.load("./command.cjs");
