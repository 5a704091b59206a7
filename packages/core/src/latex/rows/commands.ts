/** Commands that matter to rows: layout, relations, words. All others belong to formulas. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(" ").map((name) => `\\${name}`));

/** Without arguments, and without meaning. */
export const layout = words(
  "tiny Tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle " +
    "scriptstyle scriptscriptstyle nonumber notag noindent centering allowdisplaybreaks allowbreak nobreak " +
    "hfill hfil qed qedhere qedsymbol blacksquare square Box strut mathstrut hline leavevmode par bfseries",
);

/** With one argument (and perhaps a star and an option), and without meaning. */
export const layoutWithArgument = words(
  "label tag hspace vspace phantom hphantom vphantom color footnote displaybreak setlength cite",
);

/** Around a formula, or around a whole equation; those in the map have so many arguments before it. */
export const wrappers: ReadonlyMap<string, number> = new Map([
  ["\\boxed", 0],
  ["\\fbox", 0],
  ["\\underline", 0],
  ["\\textcolor", 1],
  ["\\colorbox", 1],
  ["\\mathbf", 0],
  ["\\boldsymbol", 0],
]);

/** Running text. */
export const textCommands = words(
  "text mbox hbox textrm textit textbf textsf texttt textnormal textup emph intertext shortintertext",
);

/** Text that stands between rows, never in a formula. */
export const betweenRows = words("intertext shortintertext");

/** Small spaces belong to what they stand behind. */
export const spaces: ReadonlySet<string> = new Set([
  "~",
  "\\ ",
  ...", ; : ! > thinspace".split(" ").map((s) => `\\${s}`),
]);

export const breaks = words("\\ cr newline tabularnewline");

export const gaps: ReadonlySet<string> = new Set(["&", "\\quad", "\\qquad", "\\enspace"]);

export const equalities: ReadonlySet<string> = new Set([
  "=",
  "≡",
  ...words("equiv coloneqq coloneq triangleq doteq eqqcolon Coloneqq"),
]);

/** Relations that are no steps of a derivation. */
export const relations: ReadonlySet<string> = new Set([
  "<",
  ">",
  "≤",
  "≥",
  "≈",
  "≠",
  "∈",
  ...words(
    "lt gt le leq leqslant ge geq geqslant ll gg ne neq approx approxeq sim simeq cong propto in notin ni " +
      "subset subseteq to rightarrow longrightarrow mapsto longmapsto gets leftarrow prec succ preceq succeq " +
      "lesssim gtrsim perp parallel models vdash",
  ),
]);

export const arrows = words(
  "implies Rightarrow Longrightarrow iff Leftrightarrow Longleftrightarrow impliedby Leftarrow Longleftarrow " +
    "therefore because leadsto rightsquigarrow hookrightarrow",
);

export const dots = words("ldots dots dotsc dotsb dotsm cdots vdots");

/** Signs that want something on both sides. */
export const operators: ReadonlySet<string> = new Set([
  "+",
  "-",
  "−",
  "*",
  "/",
  ...words("pm mp cdot times div odot oslash otimes oplus circ ast"),
]);

/** Words that join statements; as \text{…} they are no names. */
const joining = new Set(
  (
    "a and are as at be because but by const constant else equals final finally for from gives have hence if iff " +
    "implies in is let note now on or otherwise recall result similarly since so such that then therefore thus " +
    "to using via we when where which with"
  ).split(" "),
);

/** Whether the words of a \text{…} are prose rather than a name such as diag or loss. */
export function isProse(text: string): boolean {
  const plain = text.trim();
  if (plain === "" || /[\s.,;:!?()[\]$/]/.test(plain)) return true;
  return joining.has(plain.toLowerCase());
}

/** The length of a line skip behind \\: [2ex]. */
export const dimension = /^\s*[-+]?[\d.]+\s*(?:ex|em|pt|mm|cm|in|pc|sp|bp|mu|\\\w+)\s*$/;
