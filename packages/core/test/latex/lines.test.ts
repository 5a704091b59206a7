import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LatexLine, linesOf } from "../../src/latex/rows/lines.js";
import { DeriveError } from "../../src/parse/index.js";

/** A line as text: sides in brackets, what stands at their signs in braces. */
function outline(source: string): string[] {
  return linesOf(source).lines.map(({ sides, continues, ends }) => {
    const written = sides.map(({ spans, labels }) => {
      const words = labels.map((label) => `{${label.words}} `).join("");
      const text = spans.map(({ start, end }) => source.slice(start, end)).join(" ");
      return `${words}[${text.replace(/\s+/g, " ").replaceAll(/ ?(\\[,;!:]) ?/g, " ")}]`;
    });
    return `${continues ? "= " : ""}${written.join(" = ")}${ends ? " =" : ""}`;
  });
}

type Row = readonly [source: string, ...lines: string[]];

const t = String.raw;

const table: Readonly<Record<string, readonly Row[]>> = {
  environments: [
    [t`\begin{align} f &= x^2 \\ &= x x \end{align}`, "[f] = [x ^ 2]", "= [x x]"],
    [t`\begin{align*}f'&=2x\\[2ex]&=x+x\\*&=2 x.\end{align*}`, "[f '] = [2 x]", "= [x + x]", "= [2 x]"],
    [
      t`\begin{equation}\begin{aligned} f &= a \\ &= b \end{aligned}\label{eq:1}\end{equation}`,
      "[f] = [a]",
      "= [b]",
    ],
    [
      t`\begin{equation} \begin{split} f &= a \nonumber\\ &= b \tag{1} \end{split} \end{equation}`,
      "[f] = [a]",
      "= [b]",
    ],
    [t`\begin{eqnarray} f & = & a \\ & = & b \end{eqnarray}`, "[f] = [a]", "= [b]"],
    [t`$$\begin{array}{rcl} f & = & a \\ & = & b \end{array}$$`, "[f] = [a]", "= [b]"],
    [t`\begin{gather} f = a \\ g = b \end{gather}`, "[f] = [a]", "[g] = [b]"],
    [t`\begin{multline} f = a + b \\ + c + d \\ + e \end{multline}`, "[f] = [a + b + c + d + e]"],
    [t`\begin{multline} f = a \\ (b + c) \end{multline}`, "[f] = [a (b + c)]"],
    [t`\begin{alignat}{2} f &= a &\quad g &= b \end{alignat}`, "[f] = [a]", "[g] = [b]"],
    [
      t`\begin{IEEEeqnarray}{rCl} f & = & a \\ & = & b \IEEEyesnumber \end{IEEEeqnarray}`,
      "[f] = [a]",
      "= [b \\IEEEyesnumber]",
    ],
    [t`{\small \begin{align} f &= a \\ &= b \end{align}}`, "[f] = [a]", "= [b]"],
    [t`J = \begin{aligned}[t] &a \\ &+ b \end{aligned}`, "[J] = [a + b]"],
    [t`\Tiny\begin{align}f&=a\\[2ex] &=b\end{align}`, "[f] = [a]", "= [b]"],
    [t`\begin{cases} a \\ b \end{cases} = c`, "[\\begin{cases} a \\\\ b \\end{cases}] = [c]"],
    [
      t`f = \left\{\begin{array}{ll} a & x > 0 \\ b & x \le 0 \end{array}\right.`,
      "[f] = [\\left\\{\\begin{array}{ll} a & x > 0 \\\\ b & x \\le 0 \\end{array}\\right.]",
    ],
  ],
  "rows and lines": [
    [t`f = a \\ = b \\ = c`, "[f] = [a]", "= [b]", "= [c]"],
    ["f = a\n= b\n\n= c", "[f] = [a]", "= [b]", "= [c]"],
    [t`f = a = b = c`, "[f] = [a] = [b] = [c]"],
    [t`f = \\ a = \\ b`, "[f] =", "[a] =", "[b]"],
    [t`f = a \\ = \\ b`, "[f] = [a]", "[b]"],
    [t`f = a + \\ b \\ = c`, "[f] = [a + b]", "= [c]"],
    [
      t`\begin{aligned} f &= a \\ &\quad - b \\ &\quad {}+ c \\ &= d \end{aligned}`,
      "[f] = [a - b + c]",
      "= [d]",
    ],
    [t`\begin{align} f &= a \\ -g &= b \end{align}`, "[f] = [a]", "[- g] = [b]"],
    [
      t`\begin{align} f &= \Big[ a \\ &\qquad + b \Big] \\ &= c \end{align}`,
      "[f] = [\\Big [ a + b \\Big]]",
      "= [c]",
    ],
    [
      t`\begin{align} f &= \left( a \right. \\ &\left. + b \right) \\ &= c \end{align}`,
      "[f] = [\\left( a + b \\right)]",
      "= [c]",
    ],
    ["f = a % the first\n  = b % = c\n", "[f] = [a]", "= [b]"],
    [t`\[ f = a \] \[ = b \]`, "[f] = [a]", "= [b]"],
    [t`$$f = a =$$ $$= b$$`, "[f] = [a] =", "= [b]"],
    [t`\(f = a\)`, "[f] = [a]"],
    [t`\frac{1}{m} X^T r`, "[\\frac {1} {m} X ^ T r]"],
    [t`\begin{align} &f \\ =\ & a \\ =\ & b \end{align}`, "[f]", "= [a]", "= [b]"],
    ["Then\n$f = a$\n$= b$\nas claimed.", "[f] = [a]", "= [b]"],
    [t`f_{x=1} = \sum_{i=1}^m P(y=1)`, "[f _ {x=1}] = [\\sum _ {i=1} ^ m P (y=1)]"],
    [t`\boxed{f = a}`, "[f] = [a]"],
    [t`f = \boxed{a}`, "[f] = [\\boxed {a}]"],
    [t`f = 1.5x, \qquad g = 2.`, "[f] = [1 . 5 x]", "[g] = [2]"],
    [t`f \equiv a \coloneqq b := c`, "[f] = [a] = [b] = [c]"],
  ],
  "words at signs": [
    [t`f \underset{\text{chain rule}}{=} a`, "[f] = {chain rule} [a]"],
    [t`f \underset{\text{chain rule}}= a`, "[f] = {chain rule} [a]"],
    [t`f \overset{(1)}{=} a \stackrel{\text{def}}{=} b`, "[f] = {(1)} [a] = {def} [b]"],
    [t`f \xlongequal{\text{chain rule}} a`, "[f] = {chain rule} [a]"],
    [t`f \overset{!}{=} 0`, "[f] = {!} [0]"],
    [t`f \underset{\sigma'}{\overset{\text{a}}{=}} a`, "[f] = {\\sigma'} {a} [a]"],
    [t`f \mathrel{\overset{\text{a}}{=}} a`, "[f] = {a} [a]"],
    [t`f \underbrace{=}_{\text{linearity}} a`, "[f] = {linearity} [a]"],
    [
      t`\begin{align} f &= a && \text{by the chain rule} \\ &= b && \text{linearity} \end{align}`,
      "[f] = {by the chain rule} [a]",
      "= {linearity} [b]",
    ],
    [t`f = a \quad (\text{chain rule})`, "[f] = {chain rule} [a]"],
    [t`f = a \quad (\sigma' = \sigma(1-\sigma))`, "[f] = {\\sigma' = \\sigma(1-\\sigma)} [a]"],
    [t`f = a \tag{chain rule}`, "[f] = [a]"],
    [t`f = a \text{ (chain rule)}`, "[f] = {(chain rule)} [a]"],
    [t`\begin{align} f &= a \\ \intertext{and by the chain rule} &= b \end{align}`, "[f] = [a]", "= [b]"],
  ],
  "prose and several statements": [
    ["Let $x$ be a number, where $y$ and $z(\\theta)$ are fixed. Then $f = a$ holds.", "[f] = [a]"],
    [t`f = a \implies g = b`, "[f] = [a]", "[g] = [b]"],
    [t`f = a \\ \Rightarrow g = b`, "[f] = [a]", "[g] = [b]"],
    [t`\therefore f = a`, "[f] = [a]"],
    [t`\text{Let } s = \sigma(z), \text{ then } f = s`, "[s] = [\\sigma (z)]", "[f] = [s]"],
    [t`f = a, \quad g = b`, "[f] = [a]", "[g] = [b]"],
    [t`f = a \text{ where } g = b`, "[f] = [a]", "[g] = [b]"],
    [t`f = a, \quad x > 0`, "[f] = [a]"],
    [t`f = a \quad \text{if } y = 1`, "[f] = [a]"],
    [t`f = a_i, \quad i = 1, \ldots, m`, "[f] = [a _ i]"],
    [t`f = \text{logistic function} = a = \text{sigmoid function}`, "[f] = [a]"],
    [t`y &= \text{labels of the rows}`],
    [t`\text{squared error} = (y-h)^2`, "[(y-h) ^ 2]"],
    [t`\text{loss} = (y-h)^2`, "[\\text{loss}] = [(y-h) ^ 2]"],
    [t`D = \text{diag}(v)`, "[D] = [\\text{diag} (v)]"],
    [t`\begin{align} \theta &\in \mathbb{R}^n \\ f &= a \end{align}`, "[f] = [a]"],
    [t`f = a \approx 0.3`, "[f] = [a]"],
    [t`f = a \le b`, "[f] = [a]"],
    ["The sum runs over $i = 1, \\dots, m$."],
    ["It costs \\$5, and $f = a$.", "[f] = [a]"],
    ["We have $x > 0$ and if $y = 1$ then $f = a$.", "[f] = [a]"],
  ],
};

describe.each(Object.entries(table))("%s", (_, rows) => {
  it.each(rows)("%s", (source, ...lines) => {
    expect(outline(source)).toEqual(lines);
  });
});

const fragments = [
  ..."abx+-=<,.;()[]{}&$%_^'|: \n",
  ...[
    "\\\\",
    "\\\\[2ex]",
    "\\left(",
    "\\right)",
    "\\left.",
    "\\right.",
    "\\frac{a}{b}",
    "\\underset",
    "{=}",
    "$$",
  ],
  ...[
    "\\begin{align}",
    "\\end{align}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\text{if }",
    "\\text{so}",
    "\\quad",
  ],
  ...[
    "\\[",
    "\\]",
    "\\(",
    "\\)",
    "\\implies",
    "\\ldots",
    "\\boxed{",
    "\\label{e}",
    "\\small",
    "\\{",
    "\\}",
    "\\",
  ],
  ...["\\xlongequal", "\\overset{!}", "\\mathrel", "\\tag", "\\begin", "\\end", "\\begin{array}{c}", "\\not"],
];

describe("any text at all", () => {
  it("gives lines with places in order, or an error with a place", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 40 }), (pieces) => {
        const source = pieces.join("");
        for (const { spans, text } of readable(source)) {
          expect(text).not.toBe("");
          let end = 0;
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    "(",
    "{",
    "[{",
    "\\left(",
    "$",
    "\\overset{a}",
    "\\begin{align}",
    "x=",
    "\\quad x",
    "(]",
    "\\mathrel{",
  ])("is read in time, however often %s stands in it", (piece) => {
    const start = performance.now();
    readable(piece.repeat(50_000));
    readable(`$${piece.repeat(20_000)} = 1$`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

function readable(source: string): readonly LatexLine[] {
  try {
    return linesOf(source).lines;
  } catch (error) {
    if (error instanceof DeriveError && error.place !== undefined) return [];
    throw error;
  }
}
