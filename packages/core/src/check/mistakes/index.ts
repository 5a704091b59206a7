/** The mistakes Derive knows, the more telling ones first. */
import type { Mistake } from "../mistake.js";
import { cancellation } from "./cancellation.js";
import { droppedFactor } from "./droppedFactor.js";
import { droppedSum } from "./droppedSum.js";
import { droppedTerm } from "./droppedTerm.js";
import { expansion } from "./expansion.js";
import { expOfSum } from "./expOfSum.js";
import { indexConfusion } from "./indexConfusion.js";
import { logOfSum } from "./logOfSum.js";
import { regularisation } from "./regularisation.js";
import { sign } from "./sign.js";
import { transpose } from "./transpose.js";

export const mistakes: readonly Mistake[] = [
  regularisation,
  logOfSum,
  expOfSum,
  cancellation,
  droppedSum,
  indexConfusion,
  transpose,
  expansion,
  sign,
  droppedFactor,
  droppedTerm,
];
