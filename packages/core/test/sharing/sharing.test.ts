import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  at,
  call,
  dot,
  type Expr,
  grouped,
  mul,
  neg,
  num,
  pow,
  rewriteUp,
  sub,
  subexpression,
  sum,
  sym,
  treeSize,
} from "../../src/expr/index.js";
import { DeriveError } from "../../src/parse/errors.js";
import { parseProblem } from "../../src/parse/index.js";
import { problemText } from "../../src/print/shared.js";
import { toText } from "../../src/print/text.js";
import { instanceOf, unfolded, usedIn } from "../../src/problem/definitions.js";
import { bareSetting, type Definition, type Setting } from "../../src/problem/problem.js";
import { type Sharing, sharingOf } from "../../src/sharing/index.js";
import { anyExpr } from "../print/expressions.js";
import { grammars } from "../verify/randomExpressions.js";

const [x, y, i, m] = ["x", "y", "i", "m"].map(sym) as [Expr, Expr, Expr, Expr];
const sigmoid = (u: Expr): Expr => call("sigmoid", u);

/** The derivative of sigmoid(sigmoid(…x)) as a textbook has it. */
function nested(depth: number): Expr {
  const factors: Expr[] = [];
  let u: Expr = x;
  for (let k = 0; k < depth; k++) {
    u = sigmoid(u);
    factors.unshift(u, sub(num(1), u));
  }
  return mul(...factors);
}

/** f = f·f + f, again and again: a tree of 2^depth leaves. */
function tower(depth: number): Expr {
  let f = x;
  for (let k = 0; k < depth; k++) f = add(mul(f, f), f);
  return f;
}

function chain(depth: number): Expr {
  let e = x;
  for (let k = 0; k < depth; k++) e = call("sin", add(e, y));
  return e;
}

const always = (roots: readonly Expr[], setting?: Setting): Sharing =>
  sharingOf(roots, "always", setting) as Sharing;

/** The definitions put back, parts before what they stand in. */
function putBack(definitions: readonly Definition[], root: Expr): Expr {
  const known = new Map<string, Definition>();
  const opened = (e: Expr): Expr =>
    rewriteUp(e, (node) => {
      const instance = instanceOf(node, { ...bareSetting, definitions: known });
      return instance === undefined ? node : unfolded(instance);
    });
  for (const definition of definitions)
    known.set(definition.name, { ...definition, body: opened(definition.body) });
  return opened(root);
}

/** Without the groups of sums in sums. */
const flat = (e: Expr): Expr =>
  rewriteUp(e, (node) =>
    node.kind === "add" ? add(...node.args) : node.kind === "mul" ? mul(...node.args) : node,
  );

const textOf = (sharing: Sharing, root: Expr): string => {
  const written = sharing.of(root);
  return problemText(usedIn([written], sharing.definitions), written);
};

/** What a text with definitions means, as one expression. */
function meaningOf(text: string, wrt: string, where?: string): Expr {
  const { definitions, expression } = parseProblem(text, { wrt, where });
  return putBack([...definitions.values()], expression);
}

describe("names for parts", () => {
  it("are those of a textbook, parts before what they stand in", () => {
    expect(textOf(always([nested(3)]), nested(3))).toBe(
      "u1 = sigmoid(x); u2 = sigmoid(u1); u3 = sigmoid(u2); u3 * (1 - u3) * u2 * (1 - u2) * u1 * (1 - u1)",
    );
  });

  it("are given neither to what stands once, nor to what is as short as a name", () => {
    expect(sharingOf([mul(add(x, y), call("sin", add(mul(x, y), num(1))))], "always")).toBeUndefined();
    expect(sharingOf([mul(call("f", x), call("f", x), call("f", x))], "always")).toBeUndefined();
  });

  it("begin with a letter that stands for nothing else", () => {
    const e = mul(...["u2", "V", "w_x"].map(sym), nested(2));
    expect(always([e]).definitions.map(({ name }) => name)).toEqual(["z1", "z2"]);
    const taken = always([nested(2)], { ...bareSetting, taken: [..."uvwzabcstqr"] } as Setting);
    expect(taken.definitions[0]?.name).toBe("uu1");
  });

  it("are the same in all expressions", () => {
    const [first, second] = [add(nested(2), num(1)), pow(nested(2), num(2))];
    const sharing = always([first, second]);
    expect(sharing.definitions.map(({ body }) => toText(body))).toEqual([
      "sigmoid(x)",
      "sigmoid(u1)",
      "u2 * (1 - u2) * u1 * (1 - u1)",
    ]);
    expect([first, second].map((e) => toText(sharing.of(e)))).toEqual(["u3 + 1", "u3^2"]);
  });

  it("stand for what is behind a minus, not for the two together", () => {
    const part = call("sin", add(x, y));
    const e = add(call("cos", neg(part)), call("exp", neg(part)), call("log", neg(part)));
    expect(textOf(always([e]), e)).toBe("u1 = sin(x + y); cos(-u1) + exp(-u1) + log(-u1)");
  });

  it("are given to what is too deep to be read", () => {
    const e = chain(100);
    const sharing = always([e]);
    expect(sharing.definitions.length).toBeGreaterThan(4);
    expect(meaningOf(textOf(sharing, e), "x")).toBe(e);
  });

  it("lead a place that is to be set off to the name of the part that it is in", () => {
    const e = nested(2);
    const sharing = always([add(e, num(1))]);
    expect(sharing.path(add(e, num(1)), [0, 1, 1, 0, 0])).toEqual([0, 1, 1, 0]);
    expect(sharing.path(add(e, num(1)), [1])).toEqual([1]);
    expect(subexpression(sharing.of(add(e, num(1))), [0, 1, 1, 0])).toBe(sym("u2"));
  });
});

describe("what sums and products have in common", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => call("sin", sym(name))) as [Expr, Expr, Expr, Expr];

  it("is a part at their beginning", () => {
    const [e, f] = [mul(a, b, c, x), mul(a, b, c, y, d)];
    expect(textOf(always([add(e, f)]), add(e, f))).toBe(
      "u1 = sin(a) * sin(b) * sin(c); u1 * x + u1 * y * sin(d)",
    );
  });

  it("is a part at their end, also where it is one of the sums", () => {
    expect(textOf(always([tower(3)]), tower(3))).toBe("u1 = x * x + x; u2 = u1 * u1 + u1; u2 * u2 + u2");
  });

  it("is split where some have more in common than others", () => {
    const lines = [mul(a, b, x), mul(a, b, c, x), mul(a, b, c, d, x), mul(a, b, c, d, y)];
    const sharing = always(lines);
    expect(sharing.definitions.map(({ body }) => toText(body))).toEqual([
      "sin(a) * sin(b)",
      "u1 * sin(c)",
      "u2 * sin(d)",
    ]);
    expect(lines.map((e) => toText(sharing.of(e)))).toEqual(["u1 * x", "u2 * x", "u3 * x", "u3 * y"]);
  });

  it("moves the places behind it, and takes those in it", () => {
    const lines = [mul(a, b, c, x), mul(a, b, c, y, d), add(a, b, c, x), add(y, d, b, c, x)];
    const sharing = always(lines);
    expect(lines.map((e) => toText(sharing.of(e)))).toEqual([
      "u1 * x",
      "u1 * y * sin(d)",
      "sin(a) + u2",
      "y + sin(d) + u2",
    ]);
    const placesOf = (e: Expr): unknown =>
      e.args.map((child, k) => [sharing.path(e, [k])[0], sharing.path(e, [k, 0]).length > 1 && child !== x]);
    expect(lines.map(placesOf)).toEqual([
      [0, 0, 0, 1].map((at) => [at, false]),
      [
        [0, false],
        [0, false],
        [0, false],
        [1, true],
        [2, true],
      ],
      [
        [0, true],
        [1, false],
        [1, false],
        [1, false],
      ],
      [
        [0, true],
        [1, true],
        [2, false],
        [2, false],
        [2, false],
      ],
    ]);
  });

  it("takes a sum in a sum that is grouped for one operand", () => {
    const inner = grouped("mul", a, b);
    const [e, f] = [grouped("mul", inner, c, x, y), grouped("mul", inner, c, x, d)];
    const sharing = always([e, f]);
    expect(sharing.definitions).toHaveLength(1);
    expect([e, f].map((root) => sharing.of(root).args.length)).toEqual([2, 2]);
    for (const root of [e, f]) {
      expect(flat(putBack(sharing.definitions, sharing.of(root)))).toBe(flat(root));
      root.args.forEach((_, k) => {
        expect(sharing.path(root, [k])).toEqual([k < 3 ? 0 : 1]);
      });
    }
  });

  it("leads places to where they stand as it is written, whatever is named", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyExpr, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 6 }),
        (lists) => {
          const first = lists[0] as Expr[];
          const roots = lists.flatMap((list) => [mul(...first, ...list), add(...list, ...first)]);
          const sharing = sharingOf(roots, "always");
          if (sharing === undefined) return;
          for (const root of roots)
            root.args.forEach((child, k) => {
              const path = sharing.path(root, [k]);
              const there = subexpression(sharing.of(root), path) as Expr;
              const meant = putBack(sharing.definitions, there);
              const operands: readonly Expr[] = meant.args;
              expect(meant === child || operands.includes(child)).toBe(true);
            });
        },
      ),
    );
  });
});

describe("parts that use a bound index", () => {
  const xi = at("x", i);

  it("have it in their names", () => {
    const part = call("exp", add(mul(xi, y), num(1)));
    const e = sum(mul(part, sub(num(1), part), part), "i", num(1), m);
    expect(textOf(always([e]), e)).toBe(
      "u1[i] = exp(x[i] * y + 1); sum(u1[i] * (1 - u1[i]) * u1[i], i, 1, m)",
    );
  });

  it("are not those that use the index of another sum only inside", () => {
    const inner = sum(call("exp", mul(xi, y)), "i", num(1), m);
    const e = sum(mul(at("z", i), inner, inner), "i", num(1), m);
    expect(textOf(always([e]), e)).toBe("u1 = sum(exp(x[i] * y), i, 1, m); sum(z[i] * u1 * u1, i, 1, m)");
  });

  it("mean the same inside and outside of the sum", () => {
    const part = call("exp", add(mul(xi, y), num(1)));
    const e = add(mul(part, part), sum(part, "i", num(1), m));
    const { definitions } = always([e]);
    expect(definitions[0]).toMatchObject({ form: "indexed", parameters: ["i"] });
    expect(putBack(definitions, always([e]).of(e))).toBe(e);
  });

  it("are no indices, bounds or vectors", () => {
    const long = add(mul(num(2), i), call("floorOfSomething", m));
    const row = add(at("x", i), sym("theta"));
    const e = add(
      at("z", long),
      at("y", long),
      sum(at("y", long), "k", long, long),
      dot(row, sym("w")),
      dot(row, sym("v")),
      call("h", row),
      call("g", row),
    );
    expect(sharingOf([e], "always")).toBeUndefined();
  });
});

describe("definitions put back", () => {
  it("give every expression, node for node", () => {
    fc.assert(
      fc.property(fc.array(anyExpr, { minLength: 1, maxLength: 3 }), (parts) => {
        const roots = [add(...parts, call("f", ...parts)), mul(...parts, ...parts)];
        const sharing = sharingOf(roots, "always");
        if (sharing === undefined) return;
        for (const root of roots) expect(putBack(sharing.definitions, sharing.of(root))).toBe(root);
      }),
      { numRuns: 300 },
    );
  });

  it.each(grammars)("give what is read, in $name", ({ expression, where, wrt, name }) => {
    let shared = 0;
    const build = (u: string, v: string): string =>
      name === "matrices"
        ? `sum((${u}) .* (${v})) + sum((${u}) .* (${u})) + norm(${u})^2`
        : `(${u})*(${v}) + (${u})^2 + sigmoid(${u})*(1 - sigmoid(${u}))`;
    fc.assert(
      fc.property(expression, expression, (u, v) => {
        let e: Expr;
        let setting: Setting;
        try {
          const problem = parseProblem(build(u, v), { wrt, where });
          [e, setting] = [problem.expression, problem];
          // What is printed and read as another expression already without names is no case.
          if (parseProblem(toText(e), { wrt, where }).expression !== e) return;
        } catch (error) {
          if (error instanceof DeriveError || error instanceof RangeError) return;
          throw error;
        }
        const sharing = sharingOf([e], "always", setting);
        if (sharing === undefined) return;
        shared++;
        expect(meaningOf(textOf(sharing, e), wrt, where)).toBe(e);
      }),
      { numRuns: 200, seed: 5 },
    );
    expect(shared).toBeGreaterThan(50);
  });
});

describe("the size", () => {
  const sizeOf = (sharing: Sharing, root: Expr): number =>
    [...sharing.definitions.map(({ body }) => body), sharing.of(root)].reduce((n, e) => n + treeSize(e), 0);

  it.each([
    ["nested sigmoids", nested],
    ["towers", tower],
    ["chains", chain],
  ])("is in proportion to the DAG: %s", (_, made) => {
    for (const depth of made === tower ? [200, 1000] : [200, 1000, 10_000]) {
      const e = made(depth);
      const sharing = sharingOf([e], "auto") as Sharing;
      expect(sizeOf(sharing, e)).toBeLessThan(10 * depth);
      expect(textOf(sharing, e).length).toBeLessThan(60 * depth);
    }
  });

  it("lets what can be read as a whole stay as it is, and what names make no shorter", () => {
    expect(sharingOf([nested(4)], "auto")).toBeUndefined();
    const terms = Array.from({ length: 1000 }, (_, k) => call("sin", at("x", num(k + 1))));
    expect(sharingOf([add(...terms)], "auto")).toBeUndefined();
    expect(sharingOf([tower(50)], "never")).toBeUndefined();
  });
});
