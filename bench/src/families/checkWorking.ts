/** A student's working of ten lines: every line right, and one with a mistake that has to be found and named. */
import type { Family } from "../cases.js";
import { cost } from "./indexedLogistic.js";

const lines = [
  "-1/m * sum(diff(y[i]*log(h(x[i])), theta[j]) + diff((1 - y[i])*log(1 - h(x[i])), theta[j]), i, 1, m)",
  "-1/m * sum(y[i]*diff(log(h(x[i])), theta[j]) + (1 - y[i])*diff(log(1 - h(x[i])), theta[j]), i, 1, m)",
  "-1/m * sum(y[i]/h(x[i])*diff(h(x[i]), theta[j]) + (1 - y[i])/(1 - h(x[i]))*diff(1 - h(x[i]), theta[j]), i, 1, m)",
  "-1/m * sum(y[i]/h(x[i])*diff(h(x[i]), theta[j]) - (1 - y[i])/(1 - h(x[i]))*diff(h(x[i]), theta[j]), i, 1, m)",
  "-1/m * sum((y[i]/h(x[i]) - (1 - y[i])/(1 - h(x[i])))*diff(h(x[i]), theta[j]), i, 1, m)",
  "-1/m * sum((y[i]/h(x[i]) - (1 - y[i])/(1 - h(x[i])))*h(x[i])*(1 - h(x[i]))*x[i,j], i, 1, m)",
  "-1/m * sum((y[i]*(1 - h(x[i])) - (1 - y[i])*h(x[i]))*x[i,j], i, 1, m)",
  "-1/m * sum((y[i] - y[i]*h(x[i]) - h(x[i]) + y[i]*h(x[i]))*x[i,j], i, 1, m)",
  "-1/m * sum((y[i] - h(x[i]))*x[i,j], i, 1, m)",
  "1/m * sum((h(x[i]) - y[i])*x[i,j], i, 1, m)",
];

const wrongLine = 7;
const withMistake = lines.map((line, k) =>
  k < wrongLine ? line : k === wrongLine ? line.replace("- h(x[i]) + y", "- h(x[i]) - y") : line,
);
const working = (rows: readonly string[]): string => rows.map((line) => `= ${line}`).join("\n");
const told = { ask: "check", source: cost, wrt: "theta[j]" } as const;

export const checkWorking: Family = {
  name: "checkWorking",
  title: "check of ten lines",
  rows: () => [
    { label: "all right", case: { ...told, working: working(lines), firstWrong: undefined } },
    {
      label: "a wrong sign in line 8",
      case: { ...told, working: working(withMistake), firstWrong: wrongLine },
    },
  ],
};
