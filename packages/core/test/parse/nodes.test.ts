import { parse as parseWithMathjs } from "mathjs";
import { describe, expect, it } from "vitest";
import { parseText } from "../../src/parse/mathjs.js";
import type { MathNode } from "../../src/parse/nodes.js";

type Shape = readonly [read: readonly unknown[], children: readonly Shape[]];

/** What is read of a node. Theirs carry children under some of the names. */
function read(node: MathNode): readonly unknown[] {
  const { type, name, fn, op, value, params, conditionals, implicit } = node;
  return [
    type,
    name ?? "",
    typeof fn === "string" ? fn : fn?.name,
    op,
    type === "ConstantNode" ? value : undefined,
    conditionals ?? params,
    implicit,
  ];
}

const ours = (node: MathNode): Shape => [read(node), node.children.map(ours)];

function theirs(node: import("mathjs").MathNode): Shape {
  const children: Shape[] = [];
  node.forEach((child) => {
    children.push(theirs(child));
  });
  return [read(node as unknown as MathNode), children];
}

describe("mathjs's parser with nodes of our own builds the trees that it builds with its own", () => {
  it.each([
    "-1/m * sum(y[i]*log(h(x[i])) + (1 - y[i])*log(1 - h(x[i])), i, 1, m)",
    "f(x, y) = x^2*y",
    "a = 3\nb = 4; a*b",
    "x < 0 ? -x : x",
    "0 <= x < 1 and y == 2 or not z",
    "[a, b; c, d]",
    "X[:, 2]",
    "X[1:3, k]",
    "X[i, j] = 3",
    "2 x y",
    "x!",
    "A'",
    "A .* B ./ C .^ 2",
    "+x - -y",
    "x[1][2](3)",
    "1.5e-3*x",
    "a:b:c",
    "2^-x^2",
  ])("%s", (text) => {
    expect(ours(parseText(text).root.node)).toEqual(theirs(parseWithMathjs(text)));
  });
});
