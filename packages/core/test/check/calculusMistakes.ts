/** The mistakes that are made at a derivative; a penalty is one of algebra that stands under one. */
import { mistakes } from "../../src/check/mistakes/index.js";
import { regularisation } from "../../src/check/mistakes/regularisation.js";

export const calculusMistakes = mistakes.filter(
  (mistake) => mistake.statement[0].startsWith("diff(") && mistake !== regularisation,
);
