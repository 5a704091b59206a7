/** The tree that KaTeX makes is no documented API: these pictures of it show when it changes. */
import { describe, expect, it } from "vitest";
import { tokensOf } from "../../src/latex/lex.js";
import type { Token } from "../../src/latex/tokens.js";

const t = String.raw;

/** A token in short: kind, text, what it holds, scripts, place. */
function drawn(token: Token): string {
  const list = (tokens: readonly Token[]): string => `[${tokens.map(drawn).join(" ")}]`;
  const text = "text" in token ? `:${token.text}` : "";
  const font = "font" in token && token.font !== undefined ? `~${token.font}` : "";
  const inner =
    token.kind === "fraction" || token.kind === "binomial"
      ? `${list(token.above)}${list(token.below)}`
      : token.kind === "grid"
        ? token.rows.map((row) => row.map(list).join("&")).join(";")
        : token.kind === "root"
          ? `${list(token.index)}${list(token.body)}`
          : "body" in token
            ? list(token.body)
            : "";
  const brackets = token.kind === "fence" ? `${token.open}${token.close}` : "";
  const labels =
    token.kind === "sign" && token.labels !== undefined ? `<${token.labels.map(list).join("")}>` : "";
  const scripts = `${token.sub ? `_${list(token.sub)}` : ""}${token.sup ? `^${list(token.sup)}` : ""}${"'".repeat(token.primes ?? 0)}`;
  return `${token.kind}${text}${font}${brackets}${inner}${labels}${scripts}@${token.place.offset}+${token.place.length}`;
}

const trees: readonly (readonly [latex: string, tree: string])[] = [
  ["x_i^2", "name:x_[name:i@2+1]^[number:2@4+1]@0+5"],
  ["f''(x)", "name:f''@0+3 fence()[name:x@4+1]@3+3"],
  ["12.5x", "number:12.5@0+4 name:x@4+1"],
  ["1{,}5", "number:1.5@0+5"],
  [t`\frac{a}{b}`, "fraction[name:a@6+1][name:b@9+1]@0+11"],
  [t`\tfrac12`, "fraction[number:1@6+1][number:2@7+1]@0+8"],
  [t`\binom nk`, "binomial[name:n@7+1][name:k@8+1]@0+9"],
  [t`\sqrt[3]{x}`, "root[number:3@6+1][name:x@9+1]@0+11"],
  [t`\left(x\right)^2`, "fence()[name:x@6+1]^[number:2@15+1]@0+16"],
  [t`\bigl[x\bigr]`, "fence[][name:x@6+1]@0+12"],
  ["|x||y|", "fence||[name:x@1+1]@0+3 fence||[name:y@4+1]@3+3"],
  ["||x||_1", "fence‖‖[name:x@2+1]_[number:1@6+1]@0+5"],
  [t`\lVert x\rVert`, "fence‖‖[name:x@7+1]@0+14"],
  [t`\{0, 1\}`, "fence{}[number:0@2+1 sign:,@3+1 number:1@5+1]@0+8"],
  [t`\mathbf{w}\mathrm{loss}\operatorname{tr}`, "name:w~bold@0+10 name:loss@10+13 function:tr@23+17"],
  [t`\hat{y}_i`, "accent:hat[name:y@5+1]_[name:i@8+1]@0+9"],
  [t`{x_1}_i`, "group[name:x_[number:1@3+1]@1+3]_[name:i@6+1]@0+7"],
  [t`\text{if } x`, "text:if @0+10 name:x@11+1"],
  [t`\underset{\text{chain}}{=}`, "sign:=<[text:chain@10+12]>@0+25"],
  [t`\sum_{i=1}^m`, "big:sum_[name:i@6+1 sign:=@7+1 number:1@8+1]^[name:m@11+1]@0+12"],
  [t`a \ne b \not= c`, "name:a@0+1 sign:!=@2+3 name:b@6+1 sign:!=@12+1 name:c@14+1"],
  [t`\begin{cases}x & y\\z\end{cases}`, "grid[name:x@13+1]&[name:y@17+1];[name:z@20+1]@0+21"],
  [t`a\,b\quad c\\d`, "name:a@0+1 name:b@3+1 sign:quad@4+5 name:c@10+1 sign:newline@11+2 name:d@13+1"],
  [t`\textcolor{red}{x}\boxed{y}\small z`, "name:x@16+1 name:y@25+1 name:z@34+1"],
  ["$θ·σ$", "name:theta@1+1 sign:*@2+1 name:sigma@3+1"],
  [t`\pdv{f}{x}`, "fraction[sign:∂@5+1 name:f@5+1][sign:∂@8+1 name:x@8+1]@0+10"],
];

describe("tokens", () => {
  it.each(trees)("%s", (latex, tree) => {
    expect(tokensOf(latex).map(drawn).join(" ")).toBe(tree);
  });
});
