/** Powers: constant exponent, constant base, and both depending on the variable. */
import { add, call, diff, div, type Expr, isInteger, mul, num, pow, rel, sub } from "../../expr/index.js";
import { holds } from "../../facts/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

const lessOne = (n: Expr): Expr => (n.kind === "num" ? num(n.value.sub(1)) : sub(n, num(1)));

/** Below 1 such a power has no derivative at 0. */
const isBroken = (n: Expr): boolean => n.kind === "num" && !isInteger(n.value) && n.value.compare(1) < 0;

export const powerRule: Rule = {
  id: "power-rule",
  label: "power rule",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(u^n, x)", "n*u^(n - 1)*diff(u, x)"],
  conditions: ["n does not depend on x", "u > 0 where n < 1 is no whole number"],
  source: "Stewart, Calculus, 3.1 and 3.4",
  examples: [
    { before: "diff(x^3, x)", after: "3 * x^2 * diff(x, x)" },
    { before: "diff(sin(x)^a, x)", after: "a * sin(x)^(a - 1) * diff(sin(x), x)" },
    { before: "diff(x^2, x)", after: "2 * x^1 * diff(x, x)" },
  ],
  refuses: ["diff(2^x, x)", "diff(x^x, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "pow") return undefined;
    const [body, x] = e.args;
    const [u, n] = body.args;
    if (dependsOn(n, x, setting)) return undefined;
    const positive = rel(">", u, num(0));
    const needed = isBroken(n) && !holds(positive, setting) ? [positive] : [];
    return { after: mul(n, pow(u, lessOne(n)), diff(u, x)), bindings: { u, n, x }, assumes: needed };
  },
};

export const exponentialRule: Rule = {
  id: "exponential-rule",
  label: "exponential with constant base",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(a^v, x)", "a^v*log(a)*diff(v, x)"],
  conditions: ["a does not depend on x", "a > 0"],
  source: "Stewart, Calculus, 3.4 (5)",
  examples: [{ before: "diff(2^x, x)", after: "2^x * log(2) * diff(x, x)" }],
  refuses: ["diff(x^2, x)", "diff(x^x, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "pow") return undefined;
    const [body, x] = e.args;
    const [a, v] = body.args;
    if (dependsOn(a, x, setting) || !dependsOn(v, x, setting)) return undefined;
    const positive = rel(">", a, num(0));
    return {
      after: mul(body, call("log", a), diff(v, x)),
      bindings: { a, v, x },
      assumes: holds(positive, setting) ? [] : [positive],
    };
  },
};

export const generalPower: Rule = {
  id: "general-power",
  label: "power with variable base and exponent",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(u^v, x)", "u^v*(diff(v, x)*log(u) + v*diff(u, x)/u)"],
  conditions: ["u > 0"],
  source: "Stewart, Calculus, 3.6 (logarithmic differentiation)",
  examples: [{ before: "diff(x^x, x)", after: "x^x * (diff(x, x) * log(x) + x * diff(x, x)/x)" }],
  refuses: ["diff(x^2, x)", "diff(2^x, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "pow") return undefined;
    const [body, x] = e.args;
    const [u, v] = body.args;
    if (!dependsOn(u, x, setting) || !dependsOn(v, x, setting)) return undefined;
    const positive = rel(">", u, num(0));
    return {
      after: mul(body, add(mul(diff(v, x), call("log", u)), div(mul(v, diff(u, x)), u))),
      bindings: { u, v, x },
      assumes: holds(positive, setting) ? [] : [positive],
    };
  },
};
