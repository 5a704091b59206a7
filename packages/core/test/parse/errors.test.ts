/** Every error of the parser: the input, and the whole message with its caret as a reader sees it. */
import { describe, expect, it } from "vitest";
import { Arena, DeriveError, parseExpression, parseProblem } from "../../src/index.js";

type ProblemOptions = Parameters<typeof parseProblem>[1];

/** An expression, or a problem with its options; and the message. */
type Case =
  | readonly [text: string, message: string]
  | readonly [text: string, options: ProblemOptions, message: string];

function messageOf(text: string, options: ProblemOptions | undefined): string {
  return new Arena().run(() => {
    try {
      if (options === undefined) parseExpression(text);
      else parseProblem(text, options);
    } catch (error) {
      if (error instanceof DeriveError) return `\n${error.render()}`;
      throw error;
    }
    return "no error";
  });
}

const table: readonly (readonly [string, readonly Case[]])[] = [
  [
    "nothing to read",
    [
      [
        "",
        `
error: one expression is expected here
write for example: x^2*sin(x)`,
      ],
      [
        "# comment",
        `
error: one expression is expected here
write for example: x^2*sin(x)`,
      ],
      [
        "",
        { wrt: "x" },
        `
error: there is no expression to differentiate
write for example: x^2*sin(x)`,
      ],
      [
        ";;",
        { wrt: "x" },
        `
error: there is no expression to differentiate
write for example: x^2*sin(x)`,
      ],
      [
        "f(t) = t^2",
        { wrt: "x" },
        `
error: there is no expression to differentiate
add it after the definitions: …; f(t)`,
      ],
      [
        "p[k] = x^k",
        { wrt: "x" },
        `
error: there is no expression to differentiate
add it after the definitions: …; p[k]`,
      ],
      [
        "x; y",
        `
error: one expression is expected here
  x; y
     ^
write for example: x^2*sin(x)`,
      ],
      [
        "x; y",
        { wrt: "x" },
        `
error: two expressions where one cost is expected
  x; y
     ^
join the two, or give the first one a name: f = …`,
      ],
      [
        "x > 0",
        { wrt: "x" },
        `
error: this is a relation, not a cost
  x > 0
  ^^^^^
for an equation add --implicit y`,
      ],
    ],
  ],
  [
    "brackets",
    [
      [
        "(x",
        `
error: this ( is never closed
  (x
  ^
add ) where the bracket ends`,
      ],
      [
        "x)",
        `
error: this ) closes nothing
  x)
   ^
leave it out, or open a bracket before it`,
      ],
      [
        "(x]",
        `
error: ( is closed by ]
  (x]
    ^
write ) here, or close ( before`,
      ],
      [
        "x[1",
        `
error: this [ is never closed
  x[1
   ^
add ] where the bracket ends`,
      ],
      [
        "()",
        `
error: nothing stands between these brackets
  ()
   ^
write the expression between them`,
      ],
      [
        "x[]",
        `
error: an index is missing between the brackets
  x[]
  ^^^
write for example x[i]`,
      ],
      [
        "[x]",
        `
error: lists in square brackets are not part of the language
  [x]
  ^^^
write round brackets around terms; an index stands behind a name: x[i]`,
      ],
      [
        "[1, 2; 3, 4]",
        `
error: lists in square brackets are not part of the language
  [1, 2; 3, 4]
  ^^^^^^^^^^^^
write round brackets around terms; an index stands behind a name: x[i]`,
      ],
      [
        "{x}",
        `
error: braces stand only around a set
  {x}
  ^
write round brackets: (a + b)*c, max(a, b); a set is written y in {0, 1}`,
      ],
      [
        "max{a, b}",
        `
error: braces stand only around a set
  max{a, b}
     ^
write round brackets: (a + b)*c, max(a, b); a set is written y in {0, 1}`,
      ],
      [
        "x^{2}",
        `
error: an exponent stands in round brackets
  x^{2}
   ^^
write x^(…)`,
      ],
      [
        "x_{1}",
        `
error: a subscript has no braces
  x_{1}
   ^^
an index is written x[i] or x[i, j], a name with a subscript x_1`,
      ],
      [
        `${"(".repeat(201)}x${")".repeat(201)}`,
        `
error: brackets are nested more than 200 deep here
  …(((((((((((((((((((((((((((((((x))))))))))))))))))))))))))))))))))))))))))))…
                                 ^
name parts of the expression with definitions: u = …; f(u)`,
      ],
      [
        `x${"^x".repeat(9000)}`,
        `
error: this expression is nested too deeply to be read
name parts of it with definitions: u = …; f(u)`,
      ],
    ],
  ],
  [
    "missing operands",
    [
      [
        "x +",
        `
error: something is missing behind +
  x +
     ^
write a name, a number or a bracket there`,
      ],
      [
        "x ^",
        `
error: something is missing behind ^
  x ^
     ^
write a name, a number or a bracket there`,
      ],
      [
        "* x",
        `
error: * has nothing in front of it
  * x
  ^
write a name, a number or a bracket before it`,
      ],
      [
        "x + * y",
        `
error: * has nothing in front of it
  x + * y
      ^
write a name, a number or a bracket before it`,
      ],
      [
        "x + + y",
        `
error: two plus signs in a row
  x + + y
      ^^^
write one +, or the missing term between them`,
      ],
      [
        "(x +)",
        `
error: something is missing before )
  (x +)
      ^
write it, or leave out the sign or comma before it`,
      ],
      [
        "f(x,)",
        `
error: something is missing before )
  f(x,)
      ^
write it, or leave out the sign or comma before it`,
      ],
      [
        "f(,x)",
        `
error: nothing stands before this comma
  f(,x)
    ^
write the missing argument, or leave the comma out`,
      ],
      [
        "x > 0 ?",
        `
error: something is missing behind ?
  x > 0 ?
         ^
write a name, a number or a bracket there`,
      ],
      [
        "x > 0 ? 1",
        `
error: the value otherwise is missing
  x > 0 ? 1
           ^
write for example: x < 0 ? -x : x`,
      ],
      [
        "x and",
        `
error: something is missing behind and
  x and
       ^
write a name, a number or a bracket there`,
      ],
      [
        "?",
        `
error: a condition is missing in front of ?
  ?
  ^
write for example: x < 0 ? -x : x`,
      ],
      [
        "!x",
        `
error: ! cannot be read here
  !x
  ^
write not (…) for the opposite of a condition`,
      ],
      [
        "'x'",
        `
error: this ' has nothing in front of it
  'x'
  ^
for a transpose write u' * v, for a derivative f'(x)`,
      ],
      [
        "x^^2",
        `
error: ^ has nothing in front of it
  x^^2
    ^
write a name, a number or a bracket before it`,
      ],
      [
        "x y^",
        `
error: something is missing behind ^
  x y^
      ^
write a name, a number or a bracket there`,
      ],
      [
        "x =",
        `
error: something is missing behind =
  x =
     ^
write a name, a number or a bracket there`,
      ],
      [
        "2 3x",
        `
error: two numbers stand side by side
  2 3x
    ^
write * between them for a product`,
      ],
    ],
  ],
  [
    "numbers",
    [
      [
        "1,5",
        `
error: a comma separates arguments, not digits
  1,5
   ^
write 1.5 with a point, 1000 without a separator`,
      ],
      [
        "1_000",
        `
error: 1_000 is no number
  1_000
  ^^^^^
write the digits without separators: 1000`,
      ],
      [
        "1.2.3",
        `
error: 1.2.3 is no number
  1.2.3
  ^^^^^
a number has one decimal point; a sum is written sum(x[i], i, 1, n)`,
      ],
      [
        "1..n",
        `
error: 1.. is no number
  1..n
  ^^^
a number has one decimal point; a sum is written sum(x[i], i, 1, n)`,
      ],
      [
        "1e401",
        `
error: this number is too large or too small
  1e401
  ^^^^^
powers of ten from 1e-400 to 1e400 can be read`,
      ],
      [
        "0x1F",
        `
error: 0x1F is not a decimal number
  0x1F
  ^^^^
write its decimal digits`,
      ],
      [
        "3 4",
        `
error: two numbers stand side by side
  3 4
    ^
write * between them for a product`,
      ],
      [
        "∞",
        `
error: ∞ is no number
  ∞
  ^
a sum runs to a count: sum(x[i], i, 1, n)`,
      ],
      [
        "NaN",
        `
error: NaN is no number
  NaN
  ^^^
a sum runs to a count: sum(x[i], i, 1, n)`,
      ],
      [
        "true",
        `
error: true is no number
  true
  ^^^^
write 1 or 0, or a condition such as x > 0`,
      ],
      [
        "50%",
        `
error: % has no meaning here
  50%
    ^
a percentage is a number: 0.1 for 10 %; a comment is written behind #`,
      ],
      [
        "2'",
        `
error: a number has no transpose
  2'
  ^
for a power write x^2, for a derivative f'(x) or diff(f(x), x)`,
      ],
      [
        "x/0",
        `
error: this divides by 0
  x/0
    ^
nothing can be divided by 0`,
      ],
      [
        "0/0",
        `
error: this divides by 0
  0/0
    ^
nothing can be divided by 0`,
      ],
    ],
  ],
  [
    "characters",
    [
      [
        "x + £",
        `
error: £ cannot be read here
  x + £
      ^
names are of Latin and Greek letters, digits and _`,
      ],
      [
        "∇f",
        `
error: ∇ cannot be read here
  ∇f
  ^
write the function alone and say by what: --wrt theta for the gradient, theta[j] for an entry of it`,
      ],
      [
        "x₁",
        `
error: ₁ is no index
  x₁
   ^
an index is written x[1], a name with a number x_1`,
      ],
      [
        "√x",
        `
error: √ cannot be read here
  √x
  ^
write sqrt(x)`,
      ],
      [
        "∛x",
        `
error: ∛ cannot be read here
  ∛x
  ^
write cbrt(x)`,
      ],
      [
        "∂f/∂x",
        `
error: ∂f/∂x cannot be read here
  ∂f/∂x
  ^^^^^
write the function alone and --wrt x; only inside of a cost a derivative is written diff(f, x)`,
      ],
      [
        "∑ x[i]",
        `
error: ∑ cannot be read here
  ∑ x[i]
  ^
write sum(x[i], i, 1, n)`,
      ],
      [
        "∏ x[i]",
        `
error: ∏ cannot be read here
  ∏ x[i]
  ^
write prod(x[i], i, 1, n)`,
      ],
      [
        "∫ x dx",
        `
error: ∫ cannot be read here
  ∫ x dx
  ^
integrals are not part of the language`,
      ],
      [
        "|x|",
        `
error: | cannot be read here
  |x|
  ^
write abs(x) for |x|, or between two conditions`,
      ],
      [
        "||x||",
        `
error: || cannot be read here
  ||x||
  ^^
the length of a vector is written norm(v)`,
      ],
      [
        "‖x‖",
        `
error: ‖ cannot be read here
  ‖x‖
  ^
the length of a vector is written norm(v)`,
      ],
      [
        "x ± 1",
        `
error: ± cannot be read here
  x ± 1
    ^
write one expression with + and one with -`,
      ],
      [
        "90°",
        `
error: ° cannot be read here
  90°
    ^
angles are in radians: x*pi/180 for x degrees`,
      ],
      [
        "x \u0000",
        `
error: the character U+0000 cannot be read here
  x  
    ^
names are of Latin and Greek letters, digits and _`,
      ],
      [
        "$x$",
        `
error: $ has no meaning here
  $x$
  ^
leave the dollar signs out`,
      ],
      [
        "np.log(x)",
        `
error: np.log belongs to a programming language
  np.log(x)
  ^^^^^^
write log(x)`,
      ],
      [
        "np.arcsin(x)",
        `
error: np.arcsin belongs to a programming language
  np.arcsin(x)
  ^^^^^^^^^
write asin(x)`,
      ],
      [
        "np.logaddexp(0, x)",
        `
error: np.logaddexp belongs to a programming language
  np.logaddexp(0, x)
  ^^^^^^^^^^^^
write log(exp(x) + exp(y))`,
      ],
      [
        "torch.foo(x)",
        `
error: torch.foo belongs to a programming language
  torch.foo(x)
  ^^^^^^^^^
write it without the name of the library; derive functions lists what is known`,
      ],
      [
        "X.T",
        `
error: a dot between names has no meaning here
  X.T
   ^^
a transpose is written x'`,
      ],
      [
        "w.sum()",
        `
error: .sum belongs to a programming language
  w.sum()
   ^^^^
write sum(v), or sum(x[i], i, 1, m)`,
      ],
      [
        "X.dot(w)",
        `
error: .dot belongs to a programming language
  X.dot(w)
   ^^^^
write X*w for a product, u' * v for an inner one`,
      ],
      [
        "sum(x[i] for i in range(m))",
        `
error: for i in belongs to a programming language
  sum(x[i] for i in range(m))
           ^^^^^^^^
a sum over an index is written sum(x[i], i, 1, m)`,
      ],
      [
        "f = lambda x: x^2",
        `
error: lambda x: belongs to a programming language
  f = lambda x: x^2
      ^^^^^^^^^
a function is defined by f(x) = x^2`,
      ],
      [
        "return x^2",
        `
error: return belongs to a programming language
  return x^2
  ^^^^^^^
leave return out`,
      ],
      [
        "x^2 if x > 0 else 0",
        `
error: if belongs to a programming language
  x^2 if x > 0 else 0
      ^^
cases are written piecewise(x > 0, x^2, 0)`,
      ],
      [
        "Sin[x]",
        `
error: Sin[ would be an entry of something named Sin
  Sin[x]
  ^^^^
write sin(x)`,
      ],
      [
        "ArcTan[x]",
        `
error: ArcTan[ would be an entry of something named ArcTan
  ArcTan[x]
  ^^^^^^^
write atan(x)`,
      ],
      [
        "D[x^2, x]",
        `
error: D[ would be an entry of something named D
  D[x^2, x]
  ^^
write the function alone and say by what: x^2 with --wrt x; a derivative inside of it is diff(f, x)`,
      ],
      [
        "Sum[x[i], {i, 1, n}]",
        `
error: Sum[ belongs to a programming language
  Sum[x[i], {i, 1, n}]
  ^^^^
write sum(x[i], i, 1, n)`,
      ],
      [
        "\\frac{d}{dx} x^2",
        `
error: LaTeX cannot be read here
  \\frac{d}{dx} x^2
  ^^^^^^^^^^^
write the function alone and --wrt x; only inside of a cost a derivative is written diff(f, x)`,
      ],
      [
        "x@y",
        `
error: @ has no meaning here
  x@y
   ^
a product is written with *, also of matrices: X*w`,
      ],
      [
        '"x"',
        `
error: text in quotes has no meaning here
  "x"
  ^
leave the quotes out`,
      ],
      [
        "\\frac{1}{2}",
        `
error: \\frac is LaTeX, which cannot be read here
  \\frac{1}{2}
  ^^^^^
write a/b`,
      ],
      [
        "x…y",
        `
error: … cannot be read here
  x…y
   ^
a sum over terms is written sum(x[i], i, 1, n)`,
      ],
      [
        "⌊x⌋",
        `
error: ⌊ cannot be read here
  ⌊x⌋
  ^
rounding is not part of the language`,
      ],
      [
        "⟨x⟩",
        `
error: ⟨ cannot be read here
  ⟨x⟩
  ^
an inner product is written u' * v`,
      ],
      [
        "X⊤",
        `
error: ⊤ cannot be read here
  X⊤
   ^
a transpose is written x'`,
      ],
      [
        "f∘g",
        `
error: ∘ cannot be read here
  f∘g
   ^
write f(g(x))`,
      ],
      [
        "u ⊙ v",
        `
error: ⊙ cannot be read here
  u ⊙ v
    ^
a product entry by entry is written u .* v`,
      ],
      [
        "xⁱ",
        `
error: ⁱ cannot be read here
  xⁱ
   ^
write x^i for a power, x[i] for an entry`,
      ],
      [
        "x — y",
        `
error: — cannot be read here
  x — y
    ^
a minus sign is written -`,
      ],
      [
        "x ≈ y",
        `
error: ≈ cannot be read here
  x ≈ y
    ^
write == for equal`,
      ],
      [
        "日",
        `
error: 日 cannot be read here
  日
  ^
names are of Latin and Greek letters, digits and _`,
      ],
    ],
  ],
  [
    "operators of other languages",
    [
      [
        "x**2",
        `
error: ** has no meaning here
  x**2
   ^^
a power is written x^2`,
      ],
      [
        "x && y",
        `
error: && cannot be read here
  x && y
    ^^
write and between two conditions`,
      ],
      [
        "x & y",
        `
error: & cannot be read here
  x & y
    ^
write and between two conditions`,
      ],
      [
        "x || y",
        `
error: || cannot be read here
  x || y
    ^^
write or between two conditions`,
      ],
      [
        "~x",
        `
error: ~ cannot be read here
  ~x
  ^
write not (…) for the opposite of a condition`,
      ],
      [
        "x <> y",
        `
error: <> has no meaning here
  x <> y
    ^^
write != for unequal`,
      ],
      [
        "x === y",
        `
error: === has no meaning here
  x === y
    ^^^
write == for equal, != for unequal`,
      ],
      [
        "x =< y",
        `
error: =< has no meaning here
  x =< y
    ^^
write <= for less or equal`,
      ],
      [
        "x => y",
        `
error: => has no meaning here
  x => y
    ^^
write >= for greater or equal; a function is defined by f(x) = x^2`,
      ],
      [
        "x -> y",
        `
error: -> has no meaning here
  x -> y
    ^^
a function is defined by f(x) = x^2`,
      ],
      [
        "x := 3",
        `
error: := has no meaning here
  x := 3
    ^^
a definition is written with =`,
      ],
      [
        "x << 2",
        `
error: << has no meaning here
  x << 2
    ^^
write < or >`,
      ],
      [
        "x // y",
        `
error: // has no meaning here
  x // y
    ^^
a quotient is written with one /, a comment behind #; rounding is not part of the language`,
      ],
      [
        "5 mod 3",
        `
error: mod has no meaning here
  5 mod 3
    ^^^
remainders have no derivative everywhere and are not part of the language`,
      ],
      [
        "x xor y",
        `
error: xor has no meaning here
  x xor y
    ^^^
write and, or, not between conditions`,
      ],
      [
        "x to y",
        `
error: to has no meaning here
  x to y
    ^^
units are not part of the language; write * for a product`,
      ],
      [
        "x.y",
        `
error: a dot between names has no meaning here
  x.y
   ^
write * for a product`,
      ],
      [
        "x!!",
        `
error: a double factorial is not part of the language
  x!!
    ^
for the factorial of a factorial write (x!)!`,
      ],
      [
        "x .* y",
        `
error: .* works on vectors and matrices
  x .* y
    ^^
write the entries with indices: u[i]*v[i]; for numbers leave the dot out`,
      ],
      [
        "x ./ y",
        `
error: ./ works on vectors and matrices
  x ./ y
    ^^
write the entries with indices: u[i]/v[i]; for numbers leave the dot out`,
      ],
      [
        "x.^2",
        `
error: .^ works on vectors and matrices
  x.^2
   ^^
write the entries with indices: u[i]^2; for numbers leave the dot out`,
      ],
      [
        "x | y",
        `
error: | cannot be read here
  x | y
    ^
write abs(x) for |x|, or between two conditions`,
      ],
    ],
  ],
  [
    "two readings",
    [
      [
        "sin x",
        `
error: sin needs brackets around its argument
  sin x
  ^^^
write sin(…)`,
      ],
      [
        "sin^2(x)",
        `
error: a power of a function is written behind its argument
  sin^2(x)
  ^^^
write sin(x)^2`,
      ],
      [
        "sin^-1(x)",
        `
error: a power of a function is written behind its argument
  sin^-1(x)
  ^^^
write asin(x) for the inverse, 1/sin(x) for the reciprocal`,
      ],
      [
        "sinx",
        `
error: sinx would be one name
  sinx
  ^^^^
write sin(x) for the function`,
      ],
      [
        "sin2x",
        `
error: sin2x would be one name
  sin2x
  ^^^^^
write sin(2*x) for the function`,
      ],
      [
        "log_2(x)",
        `
error: log_2 is not a function I know
  log_2(x)
  ^^^^^
write log(x, 2)`,
      ],
      [
        "log_2 x",
        `
error: log_2 would be one name
  log_2 x
  ^^^^^
write log(x, 2)`,
      ],
      [
        "sum_i x[i]",
        `
error: sum_i would be one name
  sum_i x[i]
  ^^^^^
write sum(body, i, 1, m)`,
      ],
      [
        "1/2x",
        `
error: a product without a sign behind a quotient can be read in two ways
  1/2x
     ^
write a/b*c or a/(b*c)`,
      ],
      [
        "a/b c",
        `
error: a product without a sign behind a slash can be read in two ways
  a/b c
    ^^^
write a/(b*c) or a/b*c`,
      ],
      [
        "e^2x",
        `
error: a product without a sign behind an exponent can be read in two ways
  e^2x
     ^
write e^(2*x) or e^2*x`,
      ],
      [
        "theta^T * x",
        `
error: ^T can be read as a transpose and as a power
  theta^T * x
        ^
write x' for the transpose, x^(T) for the power`,
      ],
      [
        "dy/dx",
        `
error: dy/dx can be read as a derivative and as a quotient
  dy/dx
    ^
write y alone and --wrt x; only inside of a cost a derivative is written diff(y, x); a quotient needs other names`,
      ],
      [
        "d/dx x^2",
        `
error: d/dx can be read as a derivative and as a quotient
  d/dx x^2
   ^
write the function alone and --wrt x; only inside of a cost a derivative is written diff(f, x); a quotient needs other names`,
      ],
      [
        "d(x^2)/dx",
        `
error: d/dx can be read as a derivative and as a quotient
  d(x^2)/dx
        ^
write the function alone and --wrt x; only inside of a cost a derivative is written diff(f, x); a quotient needs other names`,
      ],
      [
        "d/dx(x^2)",
        `
error: dx is not a function I know
  d/dx(x^2)
    ^^
write the function alone and --wrt x; only inside of a cost a derivative is written diff(f, x)`,
      ],
      [
        "πr",
        `
error: πr can be read as one name and as a product
  πr
  ^^
write π*r for the product, π_r for one name`,
      ],
      [
        "sinθ",
        `
error: sinθ can be read as one name and as a product
  sinθ
  ^^^^
write sin(θ)`,
      ],
      [
        "ax^2 + b",
        { wrt: "x" },
        `
error: ax can be read as one name and as a product
  ax^2 + b
  ^^
write a*x for the product, a_x for one name`,
      ],
      [
        "x*y + xyz*z",
        { wrt: "x" },
        `
error: xyz can be read as one name and as a product
  x*y + xyz*z
        ^^^
write x*y*z for the product, x_y_z for one name`,
      ],
      [
        "sum(y^(i), i, 1, m)",
        `
error: y^(i) can be read as a power and as the entry i of y
  sum(y^(i), i, 1, m)
      ^
write y[i] for the entry, y^i for the power`,
      ],
    ],
  ],
  [
    "functions",
    [
      [
        "sigmiod(z)",
        `
error: sigmiod is not a function I know
  sigmiod(z)
  ^^^^^^^
did you mean sigmoid?`,
      ],
      [
        "Sin(x)",
        `
error: Sin is not a function I know
  Sin(x)
  ^^^
did you mean sin?`,
      ],
      [
        "xsin(x)",
        `
error: xsin is not a function I know
  xsin(x)
  ^^^^
write x*sin(…) for a product`,
      ],
      [
        "tg(x)",
        `
error: tg is not a function I know
  tg(x)
  ^^
write tan(x)`,
      ],
      [
        "if(x < 0, -x, x)",
        `
error: if is not a function I know
  if(x < 0, -x, x)
  ^^
write piecewise(x < 0, -x, x)`,
      ],
      [
        "det(A)",
        `
error: det takes a whole vector or matrix and does not mix with entries
  det(A)
  ^^^
leave the indices out, as in derive "softmax(z)" --wrt z`,
      ],
      [
        "Σ(x[i], i, 1, n)",
        `
error: Sigma is not a function I know
  Σ(x[i], i, 1, n)
  ^
write sum(body, i, 1, m)`,
      ],
      [
        "sin()",
        `
error: sin takes 1 argument, not 0
  sin()
  ^^^
write sin(x)`,
      ],
      [
        "sin(x, y)",
        `
error: sin takes 1 argument, not 2
  sin(x, y)
  ^^^
write sin(x)`,
      ],
      [
        "log(x, y, z)",
        `
error: log takes 1 to 2 arguments, not 3
  log(x, y, z)
  ^^^
write log(x) or log(x, y)`,
      ],
      [
        "max()",
        `
error: max takes 1 or more arguments, not 0
  max()
  ^^^
write max(x) or max(x, y)`,
      ],
      [
        "f()",
        `
error: f() has no argument
  f()
  ^^^
write f(…) with an argument, or f alone`,
      ],
      [
        "sin + 1",
        `
error: sin is a function and needs an argument
  sin + 1
  ^^^
write sin(…)`,
      ],
      [
        "exp[x]",
        `
error: exp needs round brackets around its argument
  exp[x]
  ^^^
write exp(…)`,
      ],
      [
        "sin'(x)",
        `
error: sin' is no notation for a derivative
  sin'(x)
  ^^^^
write diff(sin(x), x)`,
      ],
      [
        "f'",
        `
error: a transposed vector must be multiplied by a vector: u' * v
  f'
  ^^
for the derivative of f write f'(x) or diff(f(x), x)`,
      ],
      [
        "x'",
        `
error: a transposed vector must be multiplied by a vector: u' * v
  x'
  ^^
for the derivative of x write x'(t) or diff(x(t), t)`,
      ],
      [
        "(u + v)'",
        `
error: a transposed vector must be multiplied by a vector: u' * v
  (u + v)'
  ^^^^^^^^
for an inner product write (u + v)' * w`,
      ],
      [
        "u'' * v",
        `
error: a double transpose is no transpose
  u'' * v
  ^^^
write u' * v for the inner product, f''(x) for a second derivative`,
      ],
      [
        "u' * v'",
        `
error: a transposed vector must be multiplied by a vector: u' * v
  u' * v'
       ^^
for the derivative of v write v'(x) or diff(v(x), x)`,
      ],
    ],
  ],
  [
    "forms",
    [
      [
        "sum(x[i])",
        `
error: sum takes a body, an index and two bounds, not 1 argument
  sum(x[i])
  ^^^
write sum(body, i, 1, m)`,
      ],
      [
        "sum(x[i], 1, n, i)",
        `
error: the index of a sum must be a name
  sum(x[i], 1, n, i)
            ^
write sum(body, i, 1, m)`,
      ],
      [
        "prod(x[i], i, 1)",
        `
error: prod takes a body, an index and two bounds, not 3 arguments
  prod(x[i], i, 1)
  ^^^^
write prod(body, i, 1, m)`,
      ],
      [
        "diff(x^2)",
        `
error: diff takes an expression and a variable
  diff(x^2)
  ^^^^
write diff(f, x), diff(f, theta[j]) or diff(f, x, y)`,
      ],
      [
        "diff(x^2, 2x)",
        `
error: one can differentiate by a name or an indexed name only
  diff(x^2, 2x)
            ^^
write diff(f, x), diff(f, theta[j]) or diff(f, x, y)`,
      ],
      [
        "diff(x^2, pi)",
        `
error: one can differentiate by a name or an indexed name only
  diff(x^2, pi)
            ^^
write diff(f, x), diff(f, theta[j]) or diff(f, x, y)`,
      ],
      [
        "partial(f(x))",
        `
error: partial takes a position and an unknown function
  partial(f(x))
  ^^^^^^^
write partial(1, f(x, y)) for the derivative of f by its first argument`,
      ],
      [
        "partial(2, f(x))",
        `
error: the position must be a whole number from 1: f has 1 argument
  partial(2, f(x))
          ^
write partial(1, f(x, y)) for the derivative of f by its first argument`,
      ],
      [
        "partial(1, sin(x))",
        `
error: partial takes the derivative of an unknown function
  partial(1, sin(x))
             ^^^^^^
write partial(1, f(x, y)) for the derivative of f by its first argument`,
      ],
      [
        "piecewise(x < 0, -x)",
        `
error: piecewise takes pairs of a condition and a value, then the value otherwise
  piecewise(x < 0, -x)
  ^^^^^^^^^
write piecewise(x < 0, -x, x)`,
      ],
      [
        "piecewise(x, 1, 2)",
        `
error: a condition is expected here
  piecewise(x, 1, 2)
            ^
write for example x > 0 or y == 1`,
      ],
      [
        "norm(u, v)",
        `
error: norm takes one vector
  norm(u, v)
  ^^^^
write norm(v)`,
      ],
      [
        "dot(u)",
        `
error: dot takes two vectors
  dot(u)
  ^^^
write dot(u, v)`,
      ],
      [
        "sum",
        `
error: sum is a function and needs an argument
  sum
  ^^^
write sum(body, i, 1, m)`,
      ],
    ],
  ],
  [
    "indices",
    [
      [
        "(x + y)[i]",
        `
error: only a name can have an index
  (x + y)[i]
  ^^^^^^^
put the index behind the name: (x + y)[i] is x[i] + y[i]`,
      ],
      [
        "sin(x)[i]",
        `
error: only a name can have an index
  sin(x)[i]
  ^^^^^^
put the index behind the name: (x + y)[i] is x[i] + y[i]`,
      ],
      [
        "x[i] + x",
        `
error: x is used as a vector (one index) and as a scalar
  x[i] + x
         ^
an inner product is written u' * v, an entry u[i]`,
      ],
      [
        "x[i] + x[i, j]",
        `
error: x is used as a vector (one index) and as an array with 2 indices
  x[i] + x[i, j]
         ^
a name has the same number of indices everywhere`,
      ],
      [
        "x[1:3]",
        `
error: columns and ranges are not part of the language
  x[1:3]
  ^^^^^^
an entry is written X[i, j], the row i X[i]`,
      ],
      [
        "X[:, j]",
        `
error: columns and ranges are not part of the language
  X[:, j]
  ^^^^^^^
an entry is written X[i, j], the row i X[i]`,
      ],
      [
        "x[i; j]",
        `
error: ; ends a statement, and a bracket is still open
  x[i; j]
     ^
arguments and indices are separated by commas`,
      ],
      [
        "x[i][i][i][i][i][i][i][i][i][i][i][i][i][i][i][i][i]",
        `
error: a name has at most 16 indices
  x[i][i][i][i][i][i][i][i][i][i][i][i][i][i][i][i][i]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
use fewer`,
      ],
      [
        "sum(x[i], i, 1, n) + x[i]",
        `
error: the index i is not bound here
  sum(x[i], i, 1, n) + x[i]
                       ^
put this term inside sum(…, i, 1, n)`,
      ],
      [
        "h = x[i]; sum(h, i, 1, n)",
        { wrt: "w" },
        `
error: the index i is not bound in the definition of h
  h = x[i]; sum(h, i, 1, n)
      ^
make it an index of the definition: h[i] = …`,
      ],
      [
        "f(z) = z*x[i]; sum(f(w), i, 1, n)",
        { wrt: "w" },
        `
error: the index i is not bound in the definition of f
  f(z) = z*x[i]; sum(f(w), i, 1, n)
           ^
make it an index of the definition: f(z, i) = …`,
      ],
    ],
  ],
  [
    "definitions",
    [
      [
        "f(x) = f(x); f(x)",
        { wrt: "x" },
        `
error: f is defined by itself
  f(x) = f(x); f(x)
         ^
a definition may use only names that do not lead back to it`,
      ],
      [
        "f(x) = g(x); g(x) = f(x); f(x)",
        { wrt: "x" },
        `
error: a circle of definitions: f → g → f
  f(x) = g(x); g(x) = f(x); f(x)
         ^
a definition may use only names that do not lead back to it`,
      ],
      [
        "a = a + 1; a*x",
        { wrt: "x" },
        `
error: a is defined by itself
  a = a + 1; a*x
      ^
a definition may use only names that do not lead back to it`,
      ],
      [
        "f(x) = x; f(x) = x^2; f(x)",
        { wrt: "x" },
        `
error: f is defined twice
  f(x) = x; f(x) = x^2; f(x)
            ^
leave one of them out, or take another name`,
      ],
      [
        "sin(x) = 3; x",
        { wrt: "x" },
        `
error: sin is known already
  sin(x) = 3; x
  ^^^
leave the definition out, or take another name`,
      ],
      [
        "gamma(t) = t^2; gamma(x)",
        { wrt: "x" },
        `
error: gamma is known already
  gamma(t) = t^2; gamma(x)
  ^^^^^
leave the definition out, or take another name`,
      ],
      [
        "f = x*i; sum(f*i, i, 1, n)",
        { wrt: "x" },
        `
error: i is a name in the definition of f, and an index where f stands
  f = x*i; sum(f*i, i, 1, n)
               ^
if it is the index, write f[i] = …; if not, call the index otherwise`,
      ],
      [
        "g(t) = t*i; f = g(x); sum(f*z[i], i, 1, n)",
        { wrt: "x" },
        `
error: i is a name in the definition of f, and an index where f stands
  g(t) = t*i; f = g(x); sum(f*z[i], i, 1, n)
                            ^
if it is the index, write f[i] = …; if not, call the index otherwise`,
      ],
      [
        "pi = 3; x",
        { wrt: "x" },
        `
error: pi is known already
  pi = 3; x
  ^^
leave the definition out, or take another name`,
      ],
      [
        "sum = 3; x",
        { wrt: "x" },
        `
error: sum is known already
  sum = 3; x
  ^^^
leave the definition out, or take another name`,
      ],
      [
        "and = 3; x",
        { wrt: "x" },
        `
error: and is known already
  and = 3; x
  ^^^
leave the definition out, or take another name`,
      ],
      [
        "f(x) = x; f(x, y)",
        { wrt: "x" },
        `
error: f was defined with 1 argument, here it has 2
  f(x) = x; f(x, y)
            ^
write f(x)`,
      ],
      [
        "f(t) = t; f + x",
        { wrt: "x" },
        `
error: f is used as a function and as a variable
  f(t) = t; f + x
            ^
write f(t)`,
      ],
      [
        "f() = 3; x",
        { wrt: "x" },
        `
error: f has no parameter
  f() = 3; x
  ^
write f = …`,
      ],
      [
        "f(t, t) = t; x",
        { wrt: "x" },
        `
error: t is a parameter twice
  f(t, t) = t; x
       ^
each parameter needs a name of its own`,
      ],
      [
        "f(pi) = pi; x",
        { wrt: "x" },
        `
error: pi is known already
  f(pi) = pi; x
    ^^
leave the definition out, or take another name`,
      ],
      [
        "a[i, i] = i; x",
        { wrt: "x" },
        `
error: i is an index of a twice
  a[i, i] = i; x
       ^
each index needs a name of its own`,
      ],
      [
        "a[1] = 2; x",
        { wrt: "x" },
        `
error: the indices of a in its definition must be names
  a[1] = 2; x
    ^
write for example a[i] = …`,
      ],
      [
        "a[i][j] = 2; x",
        { wrt: "x" },
        `
error: only a name can be defined
  a[i][j] = 2; x
  ^^^^
write p[i, k] = … with one bracket`,
      ],
      [
        "a = b = 3; x",
        { wrt: "x" },
        `
error: a definition cannot stand inside of an expression
  a = b = 3; x
      ^^^^^
write == to compare; each definition is a statement of its own`,
      ],
      [
        "2 = x; x",
        { wrt: "x" },
        `
error: only a name can stand left of =
  2 = x; x
    ^
for an equation write == (and name the unknown: --implicit y), for a definition f(x) = …`,
      ],
      [
        "dy/dx = x; x",
        { wrt: "x" },
        `
error: dy/dx cannot be defined
  dy/dx = x; x
        ^
define y = …; its derivative is diff(y, x)`,
      ],
      [
        "y = x > 0; y",
        { wrt: "x" },
        `
error: a condition stands where a number is expected
  y = x > 0; y
      ^^^^^
for a value that depends on a condition write piecewise(x > 0, 1, 0)`,
      ],
      [
        "f: x -> x^2",
        { wrt: "x" },
        `
error: -> has no meaning here
  f: x -> x^2
       ^^
a function is defined by f(x) = x^2`,
      ],
      [
        "def f(x): x",
        { wrt: "x" },
        `
error: def belongs to a programming language
  def f(x): x
  ^^^^^
a function is defined by f(x) = x^2`,
      ],
      [
        "f(x) + f",
        `
error: f is used as a function and as a variable
  f(x) + f
  ^
write f*(…) if a product is meant`,
      ],
      [
        "x(x + 1)",
        `
error: x is used as a function and as a variable
  x(x + 1)
  ^
write x*(…) if a product is meant`,
      ],
      [
        `${Array.from({ length: 501 }, (_, k) => `a${k} = 1`).join("; ")}; x`,
        { wrt: "x" },
        `
error: at most 500 definitions can be read
  …= 1; a494 = 1; a495 = 1; a496 = 1; a497 = 1; a498 = 1; a499 = 1; a500 = 1; x
                                                                    ^^^^
write some of them where they are used`,
      ],
    ],
  ],
  [
    "relations",
    [
      [
        "(x > 0) + 1",
        `
error: a condition stands where a number is expected
  (x > 0) + 1
  ^^^^^^^
for a value that depends on a condition write piecewise(x > 0, 1, 0)`,
      ],
      [
        "sin(x > 0)",
        `
error: a condition stands where a number is expected
  sin(x > 0)
      ^^^^^
for a value that depends on a condition write piecewise(x > 0, 1, 0)`,
      ],
      [
        "not x > 0",
        `
error: not needs a condition in brackets
  not x > 0
      ^
write not (x > 0)`,
      ],
      [
        "not x",
        `
error: not needs a condition in brackets
  not x
      ^
write not (x > 0)`,
      ],
      [
        "x ? 1 : 2",
        `
error: a condition is expected here
  x ? 1 : 2
  ^
write for example x > 0 or y == 1`,
      ],
      [
        "x > 0, y > 0",
        `
error: a comma stands only between arguments or indices
  x > 0, y > 0
       ^
statements are separated by ;, relations by and`,
      ],
      [
        "x in [0, 1]",
        `
error: a set in braces must follow in
  x in [0, 1]
    ^^
write y in {0, 1}; an interval is written 0 <= x and x <= 1, and every name is a real number already`,
      ],
      [
        "x in R",
        `
error: a set in braces must follow in
  x in R
    ^^
write y in {0, 1}; an interval is written 0 <= x and x <= 1, and every name is a real number already`,
      ],
      [
        "x in {}",
        `
error: this set is empty
  x in {}
       ^^
write for example: y in {0, 1}`,
      ],
      [
        "x in {0; 1}",
        `
error: the members of a set are separated by commas
  x in {0; 1}
       ^^^^^^
write for example: y in {0, 1}`,
      ],
      [
        "x and y > 0",
        `
error: a condition is expected here
  x and y > 0
  ^
write for example x > 0 or y == 1`,
      ],
      [
        "x = 0 = y",
        `
error: only a name can stand left of =
  x = 0 = y
        ^
for an equation write == (and name the unknown: --implicit y), for a definition f(x) = …`,
      ],
    ],
  ],
  [
    "variables and options",
    [
      [
        "x",
        { wrt: "2" },
        `
error: 2 is not a variable
  2
  ^
a variable is a name or an indexed name: x, theta[j], W[k, 1]`,
      ],
      [
        "x",
        { wrt: "x + 1" },
        `
error: x + 1 is not a variable
  x + 1
  ^^^^^
a variable is a name or an indexed name: x, theta[j], W[k, 1]`,
      ],
      [
        "x",
        { wrt: "pi" },
        `
error: pi is not a variable
  pi
  ^^
a variable is a name or an indexed name: x, theta[j], W[k, 1]`,
      ],
      [
        "x",
        { wrt: "sin" },
        `
error: sin is a function and needs an argument
  sin
  ^^^
write sin(…)`,
      ],
      [
        "x",
        { wrt: "" },
        `
error: a variable is missing
a variable is a name or an indexed name: x, theta[j], W[k, 1]`,
      ],
      [
        "x",
        { wrt: "x,,y" },
        `
error: a variable is missing
  x,,y
   ^
a variable is a name or an indexed name: x, theta[j], W[k, 1]`,
      ],
      [
        "x",
        { wrt: [] },
        `
error: no variable to differentiate by
add --wrt x`,
      ],
      [
        "x",
        { wrt: "x[" },
        `
error: this [ is never closed
  x[
   ^
add ] where the bracket ends`,
      ],
      [
        "x",
        { wrt: "x", order: 0 },
        `
error: the order must be a whole number from 1 to 5000
write for example --order 2`,
      ],
      [
        "x",
        { wrt: "x, y", order: 2 },
        `
error: an order and several variables exclude one another
write each variable as often as it is due: --wrt "x, x, y"`,
      ],
      [
        "x^2 + y^2",
        { wrt: "x", implicit: "y" },
        `
error: an implicit derivative needs an equation
  x^2 + y^2
  ^^^^^^^^^
write for example: x^2 + y^2 = 1`,
      ],
      [
        "x^2 + y^2 = 1",
        { wrt: "x" },
        `
error: only a name can stand left of =
  x^2 + y^2 = 1
            ^
for an equation write == (and name the unknown: --implicit y), for a definition f(x) = …`,
      ],
    ],
  ],
  [
    "assumptions",
    [
      [
        "x",
        { wrt: "x", assume: "x" },
        `
error: this is not a relation
  x
  ^
write for example: x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1`,
      ],
      [
        "x",
        { wrt: "x", assume: "y > 0; x positive" },
        `
error: this is not a relation
  y > 0; x positive
         ^^^^^^^^^^
write for example: x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1`,
      ],
      [
        "x",
        { wrt: "x", assume: "x > 0 or x < -1" },
        `
error: an assumption is a relation, or several with and
  x > 0 or x < -1
  ^^^^^^^^^^^^^^^
write for example: x > 0; y in {0, 1}; sum(y[k], k, 1, K) = 1`,
      ],
      [
        "x",
        { wrt: "x", assume: "x > 0, y > 0" },
        `
error: a comma stands only between arguments or indices
  x > 0, y > 0
       ^
statements are separated by ;, relations by and`,
      ],
      [
        "x",
        { wrt: "x", assume: "x in [0, 1]" },
        `
error: a set in braces must follow in
  x in [0, 1]
    ^^
write y in {0, 1}; an interval is written 0 <= x and x <= 1, and every name is a real number already`,
      ],
      [
        "x",
        { wrt: "x", assume: "x >" },
        `
error: something is missing behind >
  x >
     ^
write a name, a number or a bracket there`,
      ],
    ],
  ],
  [
    "shapes",
    [
      [
        "norm(X*w)^2",
        { wrt: "w", where: "X: m x" },
        `
error: a dimension of X is missing
  X: m x
  ^^^^^^
write for example: --where "X: m x n, theta: n, A: n x n symmetric"`,
      ],
    ],
  ],
  [
    "more than anybody writes",
    [
      [
        "1".repeat(5000000),
        `
error: this text has 5.0 million characters; at most 1 million can be read`,
      ],
      [
        "1".repeat(20000),
        `
error: this number has 20000 digits; at most 10000 can be read
  1111111111111111111111111111111111111111111111111111111111111111111111111111…
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      ],
      [
        "θ".repeat(200),
        `
error: θθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθ…θθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθ can be read as one name and as a product
  θθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθθ…
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
write * between the factors`,
      ],
    ],
  ],
];

describe.each(table)("%s", (_, cases) => {
  it.each(cases.map((entry) => [entry[0].slice(0, 60), entry] as const))("%s", (_name, entry) => {
    const [text] = entry;
    const options = entry.length === 3 ? entry[1] : undefined;
    expect(messageOf(text, options)).toBe(entry[entry.length - 1]);
  });
});
