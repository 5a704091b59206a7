/** All families, in the order of the table. */
import type { Family } from "../cases.js";
import { checkWorking } from "./checkWorking.js";
import { coldStart } from "./coldStart.js";
import { indexedLogistic } from "./indexedLogistic.js";
import { logisticLoss } from "./logisticLoss.js";
import { matrixLogistic } from "./matrixLogistic.js";
import { nestedSigmoids } from "./nestedSigmoids.js";
import { parse } from "./parse.js";
import { partials } from "./partials.js";
import { products } from "./products.js";
import { towers } from "./towers.js";
import { traces } from "./traces.js";
import { zeroTest } from "./zeroTest.js";

export const families: readonly Family[] = [
  logisticLoss,
  nestedSigmoids,
  products,
  partials,
  towers,
  indexedLogistic,
  matrixLogistic,
  traces,
  parse,
  zeroTest,
  checkWorking,
  coldStart,
];
