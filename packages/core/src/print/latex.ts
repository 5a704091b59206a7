/** Expressions as a textbook sets them; amsmath only. */
import { arrayFunctionNamed } from "../arrays/index.js";
import {
  type Call,
  type Expr,
  isInteger,
  isNegative,
  type Path,
  type Rational,
  treeSize,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { atom, type Fragment, type Part, row, separated, setOff, signed } from "./fragment.js";
import { latexFunctionName, latexName } from "./latexNames.js";
import { isolate } from "./marks.js";
import { areCompact } from "./names.js";
import { carriesExponent, type Drawn, drawing, type Notation, type Repeated, within } from "./notation.js";
import { cut, level, pieceOf } from "./pieces.js";

const named = (name: string): Fragment => {
  const text = latexName(name);
  return atom(text, text.startsWith("\\mathrm") ? "word" : "name");
};

/** Parts between braces: a group of TeX's. */
const group = (...parts: readonly Part[]): Fragment =>
  row(["{", ...parts, "}"], { level: level.atom, grouped: true });

/** An index list: side by side where that can be read in one way only. */
const indexList = (indices: readonly Drawn[]): Part[] =>
  separated(
    indices.map(({ f }) => f),
    areCompact(indices.map(({ e }) => e)) ? " " : ", ",
  );

function entry(name: string, indices: readonly Drawn[]): Fragment {
  const plain = latexName(name);
  const list = compactText(indices);
  const head = plain.includes("_{") ? `{${plain}}` : plain;
  const starts = plain.startsWith("\\mathrm") ? "word" : "name";
  return row([`${head}_`, group(...list)], { level: level.atom, starts });
}

/** Single letters need no space between them; a command does. */
function compactText(indices: readonly Drawn[]): Part[] {
  const parts = indexList(indices);
  return parts.filter((part, k) => part !== " " || !isLetter(parts[k - 1]));
}

const isLetter = (part: Part | undefined): boolean =>
  part !== undefined && typeof part !== "string" && part.text.length === 1;

function number(value: Rational): Fragment {
  const plain = isInteger(value)
    ? atom(`${value.n}`, "digit")
    : row([`\\frac{${value.n}}{${value.d}}`], {
        level: level.product,
        starts: "digit",
        tall: true,
        grouped: true,
      });
  return isNegative(value) ? signed("-", plain) : plain;
}

/** Brackets that grow with what they hold. */
const brackets =
  (opening: string, closing: string) =>
  (inner: Fragment): Fragment =>
    inner.tall
      ? row([`\\left${opening} `, inner, ` \\right${closing}`], {
          level: level.atom,
          starts: "bracket",
          grouped: true,
        })
      : row([opening, inner, closing], { level: level.atom, starts: "bracket" });

const round = brackets("(", ")");
const rounded = (args: readonly Fragment[]): Fragment =>
  round(row(separated(args, ", "), { level: level.sum }));

/** Side by side; a dot where two numbers would run together, behind 0 and 1, and where a derivative ends; a thin
 *  space before brackets. */
function between(left: Drawn, right: Drawn): string {
  const trivial = left.e.kind === "num" && isInteger(left.e.value) && left.e.value.n < 2n;
  if (trivial || right.e.kind === "num" || right.f.starts === "digit" || left.e.kind === "diff")
    return " \\cdot ";
  const apart = right.f.starts === "bracket" || left.f.starts === "word" || right.f.starts === "word";
  return apart && left.e.kind !== "num" ? " \\, " : " ";
}

const fraction = (above: readonly Part[], below: readonly Part[]): Fragment =>
  row(["\\frac", group(...above), group(...below)], { level: level.product, tall: true });

/** a ⊙ b ⊘ c is read from the left; what is below stays on its side of the sign. */
const entrywiseQuotient = (above: Drawn, below: Drawn): Fragment =>
  row([within(notation, above.f, level.product), " \\oslash ", within(notation, below.f, level.power)], {
    level: level.product,
  });

/** A fraction of numbers is written with a slash where it is small: x^{3/2}. */
function raised({ e, f }: Drawn): Fragment {
  if (e.kind !== "num" || isInteger(e.value)) return f;
  const sign = isNegative(e.value) ? "-" : "";
  return setOff(atom(`${sign}${e.value.n}/${e.value.d}`, "digit"), f.mark);
}

function power(base: Drawn, exponent: Drawn, args: readonly Fragment[]): Fragment {
  const above = group(raised(exponent));
  if (carriesExponent(base, exponent)) {
    const whole = row([latexFunction(base.e.name), "^", above, rounded(args)], { level: level.power });
    return setOff(whole, base.f.mark);
  }
  const isRoot = base.e.kind === "call" && /^(sqrt|cbrt|nthRoot)$/.test(base.e.name);
  const below = isRoot ? round(base.f) : within(notation, base.f, level.atom);
  return row([below, "^", above], { level: level.power });
}

const latexFunction = (name: string): string =>
  functionNamed(name)?.latex ?? arrayFunctionNamed(name)?.latex ?? latexFunctionName(name);

/** A name of two words (log Γ) holds its argument less tightly. */
function applied(name: string, args: readonly Fragment[]): Fragment {
  const twoWords = /[a-z]\\[A-Za-z]/.test(name);
  return row([name, rounded(args)], { level: twoWords ? level.product : level.atom, starts: "name" });
}

function root(of: Fragment, index: Part[]): Fragment {
  const sign = index.length === 0 ? ["\\sqrt"] : ["\\sqrt[", group(...index), "]"];
  return row([...sign, group(of)], { level: level.atom, starts: "name", tall: of.tall });
}

function call(e: Call, args: readonly Drawn[]): Fragment {
  const plain = args.map(({ f }) => f);
  const [first, second] = args;
  if (first === undefined) return applied(latexFunction(e.name), plain);
  if (args.length === 1) {
    switch (e.name) {
      case "exp":
        return first.e.kind === "num" && first.e.value.equals(1)
          ? setOff(atom("e", "name"), first.f.mark)
          : row(["e^", group(first.f)], { level: level.power, starts: "name" });
      case "sqrt":
        return root(first.f, []);
      case "cbrt":
        return root(first.f, ["3"]);
      case "abs":
        return first.f.tall
          ? row(["\\left\\lvert ", first.f, " \\right\\rvert"], {
              level: level.atom,
              starts: "bracket",
              grouped: true,
            })
          : row(["\\lvert ", first.f, " \\rvert"], { level: level.atom, starts: "bracket" });
      default:
        return applied(latexFunction(e.name), plain);
    }
  }
  if (second === undefined) return applied(latexFunction(e.name), plain);
  switch (e.name) {
    case "nthRoot":
      return root(first.f, [second.f]);
    case "log":
      return row(["\\log_", group(second.f), round(first.f)], { level: level.atom, starts: "name" });
    case "kron":
      return row(
        [within(notation, first.f, level.power), " \\otimes ", within(notation, second.f, level.power)],
        {
          level: level.product,
        },
      );
    case "polygamma":
      return row(["\\psi^", group("(", first.f, ")"), round(second.f)], {
        level: level.atom,
        starts: "name",
      });
    case "delta":
      return row(["\\delta_", group(...compactText(args))], { level: level.atom, starts: "name" });
    default:
      return applied(latexFunction(e.name), plain);
  }
}

function primed(name: string, order: number, args: readonly Fragment[]): Fragment {
  const primes = order <= 3 ? "'".repeat(order) : `^{(${order})}`;
  return applied(latexFunctionName(name) + primes, args);
}

function partial(name: string, positions: readonly number[], args: readonly Fragment[]): Fragment {
  const signs = positions.map((position) => `\\partial_{${position}} `).join("");
  return applied(signs + latexFunctionName(name), args);
}

function cases(rows: readonly (readonly [Fragment, Fragment])[], otherwise: Fragment): Fragment {
  const lines = rows.flatMap(([value, condition]) => [value, " & \\text{if } ", condition, " \\\\ "]);
  // Open to the right: brackets wherever anything stands beside it.
  return row(["\\begin{cases} ", ...lines, otherwise, " & \\text{otherwise} \\end{cases}"], {
    level: level.relation,
    tall: true,
    grouped: true,
  });
}

function rate(d: "d" | "∂", y: Fragment | undefined, variables: readonly Repeated[]): Fragment {
  const sign = d === "d" ? "d" : "\\partial";
  const space = d === "d" ? "" : " ";
  const order = variables.reduce((total, { times }) => total + times, 0);
  const times = (k: number): string => (k === 1 ? "" : `^{${k}}`);
  const above = y === undefined ? [sign + times(order)] : [sign + times(order) + space, y];
  const below = variables.flatMap(({ variable, times: k }, place) => [
    (place === 0 ? "" : " ") + sign + space,
    variable,
    times(k),
  ]);
  return fraction(above, below);
}

const notation: Notation = {
  minus: "-",
  number,
  name: named,
  entry,
  round,
  square: brackets("[", "]"),
  between,
  entrywise: " \\odot ",
  quotient: (above, below) => fraction([above.f], [below.f]),
  entrywiseQuotient,
  power,
  entrywisePower: (base, exponent) =>
    row([within(notation, base.f, level.atom), "^", group("\\odot ", raised(exponent))], {
      level: level.power,
    }),
  // What is raised again, as in (A^⊤)⁻¹, stands in brackets: TeX takes one superscript.
  transposed: (u) => row([u, "^{\\top}"], { level: level.power }),
  transpose: (u, v) => row([u, "^{\\top} ", v], { level: level.product }),
  call,
  primed,
  partial,
  big: (sign, index, lower, upper) =>
    row([`\\${sign}_`, group(`${latexName(index)}=`, lower), "^", group(upper)], {
      level: level.atom,
      tall: true,
    }),
  rate,
  slope: (sign, variable, times) =>
    row([sign === "D" ? "\\mathrm{D}" : "\\nabla", times === 1 ? "" : "^{2}", "_", group(variable)], {
      level: level.product,
    }),
  relations: { in: "\\in", "==": "=", "!=": "\\ne", "<": "<", "<=": "\\le", ">": ">", ">=": "\\ge" },
  braces: ["\\{", "\\}"],
  word: (word) => (word === "not" ? "\\text{not } " : ` \\text{ ${word} } `),
  cases,
  norm: (inner, which) => {
    const [opening, closing] = inner.tall ? ["\\left\\lVert ", " \\right\\rVert"] : ["\\lVert ", " \\rVert"];
    const traits = { level: level.atom, starts: "bracket", grouped: inner.tall } as const;
    return row([opening, inner, `${closing}_{${which}}`], traits);
  },
  inverse: (of, transposed) => row([of, transposed ? "^{-\\top}" : "^{-1}"], { level: level.power }),
  filled: (name, sizes) =>
    row([filledSigns[name], "_", group(...separated(sizes, " \\times "))], {
      level: level.atom,
      starts: "name",
    }),
};

const filledSigns = { ones: "\\mathbf{1}", zeros: "\\mathbf{0}", eye: "I" } as const;

export interface LatexOptions {
  /** Places to be coloured, with `color` only. */
  readonly highlight?: readonly Path[];
  /** Whether \textcolor may be used: it needs the package xcolor (KaTeX has it). */
  readonly color?: boolean;
  /** Names that depend on the variable though nothing says how: d/dx, not ∂/∂x, of an expression in them. */
  readonly dependent?: ReadonlySet<string>;
}

const nobody: ReadonlySet<string> = new Set();

/** Groups in one another beyond this are cut: fractions in exponents of fractions, which nobody can read.
 *  pdflatex gives up on some of 42 levels ("Dimension too large") and on all of 255. */
const deepest = 36;

/**
 * An expression in LaTeX's math mode.
 * @example of sum(y[i]*log(h(x[i])), i, 1, m): "\\sum_{i=1}^{m} y_{i} \\log(h(x_{i}))"
 */
export function toLatex(e: Expr, options: LatexOptions = {}): string {
  const { root, places } = isolate(e, options.color === true ? (options.highlight ?? []) : []);
  const draw = drawing(notation, options.dependent ?? nobody);
  const piece = pieceOf<Fragment>(root, (node, of) => {
    const drawn = draw(node, of);
    return places.has(node) ? setOff(drawn, (text) => `\\textcolor{blue}{${text}}`) : drawn;
  });
  return textOf(piece, e);
}

/** toLatex for many expressions: what they have in common is written once. */
export function latexWriter(dependent: ReadonlySet<string>): (e: Expr) => string {
  const draw = drawing(notation, dependent);
  const done = new Map<Expr, Fragment>();
  return (e) => textOf(pieceOf(e, draw, done), e);
}

function textOf(piece: Fragment | undefined, e: Expr): string {
  if (piece !== undefined && piece.nesting <= deepest) return piece.text;
  return `\\text{${cut(treeSize(e)).replace("…", "\\dots{}")}}`;
}
