/** Random expressions of three notations, as text, with everything in them that has once misled the exact test. */
import fc from "fast-check";

interface Grammar {
  readonly name: string;
  readonly where: string | undefined;
  readonly wrt: string;
  readonly expression: fc.Arbitrary<string>;
}

const relation = fc.constantFrom("<", "<=", ">", ">=");
const constant = fc.constantFrom("1", "2", "3", "-1", "1/2", "-2/3");

const scalar = fc.letrec<{ e: string; leaf: string }>((tie) => ({
  leaf: fc.oneof({ weight: 4, arbitrary: fc.constantFrom("x", "x", "y", "a") }, constant),
  e: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    tie("leaf"),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} + ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} - ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})/(${v})`),
    fc
      .tuple(tie("e"), fc.constantFrom("2", "3", "-1", "-2", "1/2", "1/3", "2/3", "-1/2", "4"))
      .map(([u, k]) => `(${u})^(${k})`),
    fc.tuple(fc.constantFrom("2", "a", "x"), tie("leaf")).map(([u, v]) => `(${u})^(${v})`),
    fc
      .tuple(
        fc.constantFrom(
          "abs",
          "sign",
          "relu",
          "cbrt",
          "sqrt",
          "log",
          "exp",
          "sin",
          "cos",
          "tan",
          "sigmoid",
          "tanh",
          "softplus",
          "step",
          "f",
          "atan",
        ),
        tie("e"),
      )
      .map(([f, u]) => `${f}(${u})`),
    fc.tuple(fc.constantFrom("max", "min"), tie("e"), tie("e")).map(([f, u, v]) => `${f}(${u}, ${v})`),
    fc
      .tuple(tie("e"), relation, tie("e"), tie("e"), tie("e"))
      .map(([a, r, b, u, v]) => `piecewise(${a} ${r} ${b}, ${u}, ${v})`),
    fc.tuple(fc.constantFrom("2", "3", "5"), tie("e")).map(([k, u]) => `nthRoot(${u}, ${k})`),
  ),
})).e;

/** Terms in the indices i (of x) and p (of w), and k and l that stand free. */
const term = fc.letrec<{ e: string; leaf: string; place: string }>((tie) => ({
  place: fc.constantFrom("i", "i", "p", "k", "l"),
  leaf: fc.oneof(
    fc.constantFrom(
      "x[i]",
      "y[i]",
      "w[p]",
      "a[i, p]",
      "x[k]",
      "x[l]",
      "w[k]",
      "theta",
      "i",
      "k",
      "1",
      "2",
      "-1",
    ),
    fc.tuple(tie("place"), tie("place")).map(([a, b]) => `delta(${a}, ${b})`),
  ),
  e: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    tie("leaf"),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} + ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} - ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
    fc.tuple(tie("e"), fc.constantFrom("2", "3", "-1")).map(([u, k]) => `(${u})^(${k})`),
    fc.tuple(tie("place")).map(([i]) => `(-1)^${i}`),
    fc
      .tuple(fc.constantFrom("abs", "sign", "exp", "sigmoid", "relu", "log", "f", "cbrt"), tie("e"))
      .map(([f, u]) => `${f}(${u})`),
    fc
      .tuple(tie("place"), fc.constantFrom("<", "<=", "==", "!="), tie("place"), tie("e"), tie("leaf"))
      .map(([a, r, b, u, v]) => `piecewise(${a} ${r} ${b}, ${u}, ${v})`),
    fc
      .tuple(tie("leaf"), relation, tie("leaf"), tie("e"))
      .map(([a, r, b, u]) => `piecewise(${a} ${r} ${b}, ${u}, 0)`),
    fc.tuple(fc.constantFrom("sum", "prod"), tie("e")).map(([f, u]) => `${f}(${u}, p, 1, n)`),
    tie("e").map((u) => `sum(${u}, p, i, m)`),
    tie("e").map((u) => `sum(${u}, p, i + 1, m)`),
    tie("e").map((u) => `sum(${u}, i, 1, m)`),
  ),
})).e;
const indexed = term.map((u) => `sum(sum(${u}, p, 1, n), i, 1, m)`);

/** Vectors of n entries; y has m. */
const vector = fc.letrec<{ v: string; leaf: string; s: string }>((tie) => ({
  leaf: fc.constantFrom("v", "v", "b", "X'*y", "A*v", "A'*b", "ones(n)"),
  s: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("s", "2", "-1"),
    fc.tuple(tie("v"), tie("v")).map(([u, v]) => `((${u})'*(${v}))`),
    tie("v").map((u) => `sum(${u})`),
    tie("v").map((u) => `norm(${u})^2`),
    fc.constantFrom("tr(A)", "tr(A*A')", "det(A)", "v'*A*v", "(X*v)'*y"),
  ),
  v: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    tie("leaf"),
    fc.tuple(tie("v"), tie("v")).map(([u, v]) => `(${u} + ${v})`),
    fc.tuple(tie("v"), tie("v")).map(([u, v]) => `(${u} - ${v})`),
    fc.tuple(tie("v"), tie("v")).map(([u, v]) => `(${u}) .* (${v})`),
    fc.tuple(tie("s"), tie("v")).map(([s, v]) => `${s}*(${v})`),
    fc
      .tuple(fc.constantFrom("A", "A'", "X'*X", "A*A'", "inv(A)", "diag(b)"), tie("v"))
      .map(([a, v]) => `${a}*(${v})`),
    fc
      .tuple(fc.constantFrom("sigmoid", "exp", "abs", "relu", "sign", "softmax", "tanh"), tie("v"))
      .map(([f, v]) => `${f}(${v})`),
    tie("v").map((v) => `X'*sigmoid(X*(${v}))`),
    tie("v").map((v) => `X'*(sigmoid(X*(${v})) - y)`),
  ),
})).v;

export const grammars: readonly Grammar[] = [
  { name: "scalars", where: undefined, wrt: "x", expression: scalar },
  { name: "indices", where: undefined, wrt: "theta", expression: indexed },
  {
    name: "matrices",
    where: "X: m x n, A: n x n, v: n, b: n, y: m, s: scalar",
    wrt: "v",
    expression: vector,
  },
];
