import { describe, expect, it } from "vitest";
import { divideTerm, multiply } from "../../src/algebra/expand.js";
import { combined, isWhollyKept, type Term, toTerm } from "../../src/algebra/term.js";
import { termToExpr } from "../../src/algebra/write.js";
import { Arena, type Expr, isZero, mul, num, parseExpression, rational } from "../../src/index.js";

const products = [
  "1",
  "-3",
  "2/3",
  "x",
  "-x*y",
  "2*x^3*y",
  "(a - b)*x",
  "(b - a)^3*x",
  "3/4*(a - b)^2*log(x)",
  "x[1]*theta[j]^2",
  "x/y",
  "exp(2*x)*y",
  "sqrt(x)*x",
  "x^n",
  "2*x*sum(a[i], i, 1, m)",
];

const bare = ({ coefficient, factors, written }: Term) => ({
  coefficient: coefficient.toFraction(),
  factors: factors.map(({ base, exponent }) => [base.id, exponent.id]),
  written,
});

describe("products and quotients of terms", () => {
  const each = (compare: (a: Term, b: Term) => void): void => {
    new Arena().run(() => {
      const terms = products.map((text) => toTerm(parseExpression(text)));
      for (const a of terms) for (const b of terms) compare(a, b);
    });
  };

  it("are what is read off them once they are written", () => {
    each((a, b) => {
      const written: Expr = mul(termToExpr(a), termToExpr(b));
      expect(bare(multiply(a, b))).toEqual(bare(toTerm(written)));
    });
  });

  it("divide as they multiply by what is turned over", () => {
    each((a, b) => {
      if (isZero(b.coefficient)) return;
      const inverse: Term = {
        coefficient: rational(1).div(b.coefficient),
        factors: b.factors.map(({ base, exponent }) => ({
          base,
          exponent: exponent.kind === "num" ? num(exponent.value.neg()) : mul(num(-1), exponent),
        })),
        written: b.written,
      };
      expect(bare(divideTerm(a, b))).toEqual(bare(toTerm(mul(termToExpr(a), termToExpr(inverse)))));
    });
  });

  it("need no writing where they are read in the order and the parts that they have", () => {
    new Arena().run(() => {
      const term = (text: string): Term => toTerm(parseExpression(text));
      expect(combined([term("2*x"), term("(a - b)*y")])).toBeDefined();
      for (const other of ["x/y", "exp(x)", "sqrt(x)", "x^n", "sum(a[i], i, 1, m)"])
        expect(combined([term("2*x"), term(other)])).toBeUndefined();
      expect(isWhollyKept(term("3*x*y^2"))).toBe(true);
      expect(isWhollyKept(term("x*y/x"))).toBe(false);
    });
  });
});
