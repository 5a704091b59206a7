/** What cannot be read: a message with a caret under the place in the LaTeX. */
import { describe, expect, it } from "vitest";
import { Arena } from "../../src/expr/index.js";
import { inSource, readLatex } from "../../src/latex/index.js";
import { DeriveError, parseExpression } from "../../src/parse/index.js";

const t = String.raw;

function complaint(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DeriveError) return error.render();
    throw error;
  }
  throw new Error("nothing was thrown");
}

const cases: readonly (readonly [latex: string, place: string, words: RegExp])[] = [
  [t`\frac{a}{`, "", /brace \{ is not closed/],
  ["x}", "}", /closes nothing/],
  [t`\foo x`, t`\foo`, /\\foo is a command that is not known/],
  ["x^", "^", /something is missing/],
  ["x^2^3", "^", /two superscripts/],
  ["(a + b", "(", /is not closed/],
  ["a + b)", ")", /closes nothing/],
  ["[a, b)", ")", /\] is expected here/],
  [t`\left(x`, "", /\\left has no \\right/],
  [t`x \right)`, t`\right`, /\\right has no \\left/],
  ["x & y", "&", /& has no meaning/],
  [t`\begin{foo}x\end{foo}`, "{foo}", /environment foo is not known/],
  [t`\log`, t`\log`, /log needs an argument/],
  [t`\sin + 3`, t`\sin`, /sin needs an argument/],
  [t`\max x`, t`\max`, /max needs brackets/],
  [t`\max_i x_i`, t`\max_i`, /a subscript of max/],
  [t`\lg x`, t`\lg`, /\\lg cannot be read.*\\log_\{10\}/s],
  [t`\arg\min_w f`, t`\arg`, /minimisers/],
  [t`\operatorname*{arg\,min}_w f`, "", /minimisers/],
  [t`\Pr(x)`, t`\Pr`, /probabilities/],
  [t`\mathbb{E}[x]`, "", /expectations/],
  [t`y + \int_0^1 x\,dx`, t`\int_0^1`, /integrals/],
  [t`2 \lim_{x\to 0} x`, t`\lim_{x\to 0}`, /limits/],
  [t`p(x \mid \theta)`, t`\mid`, /conditional densities/],
  [t`x_1 + \dots + x_n`, t`\dots`, /a sum over terms/],
  [t`x \pm y`, t`\pm`, /one expression with \+/],
  [t`x + \text{hello}`, t`\text{hello}`, /“hello” has no meaning/],
  [t`\sum_{i \ne j} x_i`, t`i \ne j`, /what this runs over/],
  [t`\prod x`, t`\prod`, /does not say what it runs over/],
  [t`\begin{pmatrix}1&2\\3&4\end{pmatrix}`, "", /matrices written out/],
  [t`\lVert x\rVert_\infty`, t`\infty`, /only the norms 1, 2 and F/],
  [t`\lfloor x \rfloor`, t`\lfloor x \rfloor`, /rounding/],
  [t`\frac{d}{dx}`, t`\frac{d}{dx}`, /what is differentiated is missing/],
  [t`\frac{d^2 f}{dx}`, t`\frac{d^2 f}{dx}`, /orders above and below/],
  [t`\nabla f`, t`\nabla`, /does not say what is differentiated by/],
  [t`\frac{dy}{dx}\bigg|_{x=0}`, "", /a bar behind an expression/],
  [t`\left.\frac{a}{b}\right|_{x=0}`, t`\left.\frac{a}{b}\right|_{x=0}`, /cannot be read/],
  ["x_i + ()", "()", /nothing stands between these brackets/],
  ["f(x,,y)", "(x,,y)", /missing at a comma/],
  ["x + ", "+", /something is missing at the end/],
  ["1.2.3", "1.2.3", /is no number/],
  ["2_i", "2_i", /a number has no index/],
  [t`\begin{cases} x & x > 0 \end{cases}`, "", /what holds otherwise/],
  [t`\hat{xy}`, t`\hat{xy}`, /stands over one letter/],
  ["x!!", "x!", /double factorial/],
  [t`x \in \mathbb{R}`, "", /no formula/],
  ["", "", /no formula/],
  [t`30^\circ`, t`\circ`, /radians/],
];

describe("what cannot be read", () => {
  it.each(cases)("%s", (latex, place, words) => {
    const rendered = complaint(() => readLatex(latex));
    expect(rendered).toMatch(words);
    const lines = rendered.split("\n");
    const carets = lines.find((line) => /^\s+\^+$/.test(line));
    if (place === "") return;
    const shown = lines[lines.indexOf(carets as string) - 1] ?? "";
    expect(shown.slice(carets?.indexOf("^"), (carets?.lastIndexOf("^") ?? 0) + 1)).toBe(place);
  });
});

describe("errors about what was read", () => {
  const about: readonly (readonly [latex: string, carets: string])[] = [
    [t`\log\left(\frac{1}{0}\right)`, "0"],
    [t`y + \operatorname{sigmiod}(x)`, t`\operatorname{sigmiod}`],
    [t`\frac{x}{\exp(x, y)}`, t`\exp`],
  ];
  it.each(about)("%s has its place in the LaTeX", (latex, carets) => {
    const read = readLatex(latex);
    const rendered = complaint(() => {
      try {
        new Arena().run(() => parseExpression(read.text));
      } catch (error) {
        throw inSource(error as DeriveError, read, latex);
      }
    });
    const [, shown = "", line = ""] = rendered.split("\n");
    expect(shown.slice(line.indexOf("^"), line.lastIndexOf("^") + 1)).toBe(carets);
  });
});
