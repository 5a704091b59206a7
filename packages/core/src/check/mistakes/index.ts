/** The mistakes Derive knows, the more telling ones first. */
import type { Mistake } from "../mistake.js";

export const mistakes: readonly Mistake[] = [];
