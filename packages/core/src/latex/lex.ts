/** From KaTeX's tree to tokens: layout falls away, letters get their names, digits become numbers. */
import { DeriveError, type Place } from "../parse/errors.js";
import { fenced } from "./fences.js";
import { accentName, type Font, fontOf, isUpright, lettersOf } from "./fonts.js";
import { Places } from "./places.js";
import { delimiterOf, letterOf, signOf } from "./signs.js";
import { type Home, nodesOf, parseTex, type TexNode, type TexTree, tooDeep } from "./tex.js";
import { type Scripts, spanning, type Token } from "./tokens.js";

/** Braces, fractions and scripts in one another beyond this: no person wrote it, and each takes stack. */
const deepest = 120;

/**
 * The tokens of a formula.
 * @param home the text that it is a part of: places are places there
 * @throws DeriveError for what KaTeX cannot parse, for what has no meaning in a formula, for brackets that do not match
 */
export function tokensOf(text: string, home: Home = { source: text, start: 0 }): readonly Token[] {
  const tree = parseTex(text, home);
  return new Lexer(tree).list(tree.nodes, undefined, { offset: home.start, length: text.length });
}

class Lexer {
  readonly #places: Places;
  #depth = 0;

  constructor(readonly tree: TexTree) {
    this.#places = new Places(tree);
  }

  /** @param within the place of what holds the nodes, for those that have none */
  list(nodes: readonly TexNode[], font: Font, within: Place): Token[] {
    if (++this.#depth > deepest) throw tooDeep(this.tree.source, within);
    const tokens: Token[] = [];
    let negated = false;
    let end = within.offset;
    for (const node of nodes) {
      const place = this.#places.begun(end, node);
      end = place.offset + place.length;
      for (const token of this.node(node, font, place)) {
        if (token.kind === "sign" && token.text === "¬=") negated = true;
        else if (negated && token.kind === "sign" && token.text === "=") {
          tokens.push({ ...token, text: "!=" });
          negated = false;
        } else this.#append(tokens, token);
      }
    }
    this.#depth--;
    return fenced(tokens.map(fullStop), this.tree.source);
  }

  /** Digits side by side are one number; so are those around a decimal comma in braces. */
  #append(tokens: Token[], token: Token): void {
    const last = tokens[tokens.length - 1];
    if (
      last?.kind === "number" &&
      token.kind === "number" &&
      last.sub === undefined &&
      last.sup === undefined &&
      last.font === token.font &&
      last.place.offset + last.place.length === token.place.offset
    ) {
      tokens[tokens.length - 1] = {
        ...token,
        text: last.text + token.text,
        place: spanning(last.place, token.place),
      };
    } else tokens.push(token);
  }

  node(node: TexNode, font: Font, place: Place): readonly Token[] {
    switch (node.type) {
      case "mathord":
      case "textord":
      case "atom":
      case "spacing":
        return this.symbol(node.text ?? "", node.family, font, place);
      case "ordgroup":
        return this.group(node, font, place);
      case "supsub":
        return this.scripted(node, font, place);
      case "genfrac":
        return [
          {
            kind: node.hasBarLine === true ? "fraction" : "binomial",
            above: this.list(nodesOf(node.numer), font, place),
            below: this.list(nodesOf(node.denom), font, place),
            place,
          },
        ];
      case "sqrt":
        return [
          {
            kind: "root",
            index: this.list(nodesOf(node.index), font, place),
            body: this.list(nodesOf(node.body), font, place),
            place,
          },
        ];
      case "leftright":
        return [this.pair(node, font, place)];
      case "delimsizing":
        return this.sized(node, place);
      case "op":
        return this.operator(node, font, place);
      case "operatorname":
        return [{ kind: "function", text: lettersOf(node.body), place }];
      case "font":
        return this.font(node, font, place);
      case "text":
        return this.text(node, font, place);
      case "accent":
        return [
          { kind: "accent", text: accentName(node), body: this.list(nodesOf(node.base), font, place), place },
        ];
      case "overline":
        return [{ kind: "accent", text: "bar", body: this.list(nodesOf(node.body), font, place), place }];
      case "mclass":
        return this.classed(node, font, place);
      case "xArrow":
        return [{ kind: "sign", text: "⇒", labels: [this.list(nodesOf(node.body), font, place)], place }];
      case "array":
        return [this.grid(node, font, place)];
      case "cr":
        return [{ kind: "sign", text: "newline", place }];
      case "kern":
        return this.space(node, place);
      case "htmlmathml":
        return this.replaced(node, place);
      case "horizBrace":
        return this.list(nodesOf(node.base), font, place);
      case "phantom":
      case "tag":
      case "rule":
      case "internal":
        return [];
      case "styling":
      case "sizing":
      case "color":
      case "underline":
      case "enclose":
      case "hbox":
      case "vcenter":
      case "raisebox":
      case "smash":
      case "lap":
      case "pmb":
      case "href":
      case "html":
        return this.list(nodesOf(node.body), font, place);
      default:
        throw this.error(`${this.written(place)} has no meaning in a formula`, place);
    }
  }

  symbol(tex: string, family: string | undefined, font: Font, place: Place): readonly Token[] {
    if (family === undefined) {
      if (/^[\d.]$/.test(tex)) return [{ kind: "number", text: tex, font, place }];
      const letter = letterOf(tex);
      if (letter !== undefined) return [{ kind: "name", ...letter, font: font ?? letter.font, place }];
    }
    const bracket = delimiterOf(tex);
    if (bracket !== undefined && !(tex === "∣" || family === "rel"))
      return [{ kind: "bracket", ...bracket, place }];
    if (/^\s*$/.test(tex) || /^\\(nobreakspace|space|nobreak|allowbreak| )$/.test(tex) || tex === "~")
      return [];
    return [{ kind: "sign", text: signOf(tex), place }];
  }

  /** Braces do not show: what they hold stands in the line. A comma alone in them is a decimal one. */
  group(node: TexNode, font: Font, place: Place): readonly Token[] {
    const nodes = nodesOf(node.body);
    const [only] = nodes;
    if (nodes.length === 1 && only?.type === "atom" && only.text === ",")
      return [{ kind: "number", text: ".", font, place }];
    const isBraced = this.#places.input(place.offset, place.offset + 1) === "{";
    return this.list(nodes, font, isBraced ? { offset: place.offset + 1, length: place.length - 1 } : place);
  }

  scripted(node: TexNode, font: Font, place: Place): readonly Token[] {
    const { base } = node;
    if (base?.type === "horizBrace") return this.node(base, font, place);
    const scripts = this.scripts(node, font, place);
    const tokens =
      base === undefined || base === null ? [] : this.node(base, font, this.#places.ofBase(base, place));
    const last = tokens[tokens.length - 1];
    if (last === undefined) return [{ kind: "group", body: [], place, ...scripts }];
    const taken =
      (last.sub !== undefined && scripts.sub !== undefined) ||
      (last.sup !== undefined && (scripts.sup !== undefined || scripts.primes !== undefined)) ||
      // {x_1}_i and {x^2}_i: the inner script belongs to the name.
      ((last.sub !== undefined || last.sup !== undefined) && base?.type === "ordgroup");
    const whole = this.#places.withPrimes(spanning(last.place, place), scripts.primes ?? 0);
    const scripted: Token = taken
      ? { kind: "group", body: [last], place: whole, ...scripts }
      : ({ ...last, ...scripts, place: last.kind === "bracket" ? last.place : whole } as Token);
    return [...tokens.slice(0, -1), scripted];
  }

  scripts(node: TexNode, font: Font, place: Place): Scripts {
    const above = nodesOf(node.sup?.type === "ordgroup" ? node.sup.body : node.sup);
    const primes = above.findIndex(({ text }) => text !== "\\prime");
    const count = primes < 0 ? above.length : primes;
    const rest = above.slice(count);
    const sub = node.sub === undefined || node.sub === null ? undefined : this.list([node.sub], font, place);
    const sup = rest.length === 0 ? undefined : this.list(rest, font, place);
    return { ...(sub && { sub }), ...(sup && { sup }), ...(count > 0 && { primes: count }) };
  }

  pair(node: TexNode, font: Font, place: Place): Token {
    const body = this.list(nodesOf(node.body), font, place);
    const open = delimiterOf(node.left ?? "")?.text ?? node.left ?? "";
    const close = delimiterOf(node.right ?? "")?.text ?? node.right ?? "";
    const whole = this.#places.aroundPair(place);
    const [only] = body;
    if (only?.kind === "grid" && body.length === 1 && open === "{" && close === ".")
      return { ...only, isCases: true, place: whole };
    return { kind: "fence", open, close, body, place: whole };
  }

  sized(node: TexNode, place: Place): readonly Token[] {
    const found = delimiterOf(node.delim ?? "");
    if (found === undefined) return [{ kind: "sign", text: signOf(node.delim ?? ""), place }];
    const side = node.mclass === "mopen" ? "open" : node.mclass === "mclose" ? "close" : found.side;
    return [{ kind: "bracket", text: found.text, side, place }];
  }

  operator(node: TexNode, font: Font, place: Place): readonly Token[] {
    if (node.name !== undefined) {
      const text = node.name.replace(/^\\/, "");
      return [{ kind: node.symbol === true ? "big" : "function", text: bigSigns[text] ?? text, place }];
    }
    const body = this.list(nodesOf(node.body), font, place);
    const word = body.every((token) => token.kind === "name") ? body.map(({ text }) => text).join("") : "";
    return word.length > 1 ? [{ kind: "function", text: word, place }] : body;
  }

  font(node: TexNode, font: Font, place: Place): readonly Token[] {
    const command = node.font ?? "";
    const inner = fontOf(command) ?? font;
    const body = this.list(nodesOf(node.body), inner, place);
    const [only] = body;
    if (body.length === 1 && only !== undefined) {
      const whole = { ...only, place: spanning(place, only.place) };
      return [isUpright(command) && whole.kind === "name" ? { ...whole, isUpright: true } : whole];
    }
    if (!isUpright(command) || body.length < 2) return body;
    const isWord = body.every(
      (token, k) =>
        (token.kind === "name" && token.text.length === 1) ||
        (token.kind === "sign" && token.text === "_") ||
        (k > 0 && token.kind === "number"),
    );
    const last = body[body.length - 1] as Token;
    const bare = body.every(({ sub, sup, primes }) => (sub ?? sup ?? primes) === undefined);
    const text = body.map((token) => ("text" in token ? token.text : "")).join("");
    return isWord && bare
      ? [{ kind: "name", text, isWord: true, font: undefined, place: spanning(place, last.place) }]
      : body;
  }

  /** Words, and the formulas that may stand among them. */
  text(node: TexNode, font: Font, place: Place): readonly Token[] {
    const nodes = nodesOf(node.body);
    const formula = nodes.find(({ type }) => type === "styling");
    if (formula === undefined) {
      const command = node.font ?? "\\text";
      const bold = fontOf(command);
      const text = lettersOf(nodes);
      if (bold === "bold" && /^[A-Za-z]$/.test(text))
        return [{ kind: "name", text, isWord: false, font: bold, place }];
      return [{ kind: "text", text, place }];
    }
    return nodes.flatMap((part): readonly Token[] =>
      part.type === "styling"
        ? this.node(part, font, this.#places.of(part) ?? place)
        : [{ kind: "text", text: lettersOf([part]), place: this.#places.of(part) ?? place }],
    );
  }

  /** A sign with something over or under it, or a group that is set like one kind of sign. */
  classed(node: TexNode, font: Font, place: Place): readonly Token[] {
    const nodes = nodesOf(node.body);
    const [only] = nodes;
    const inner =
      only?.type === "supsub" && only.base?.type === "op" && only.base.name === undefined ? only : undefined;
    if (inner === undefined) return this.list(nodes, font, place);
    const sign = this.list(nodesOf(inner.base?.body), font, place);
    const labels = [inner.sub, inner.sup].flatMap((part) =>
      part === undefined || part === null ? [] : [this.list([part], font, place)],
    );
    const [first] = sign;
    if (first?.kind !== "sign" || sign.length > 1) return sign;
    return [{ ...first, labels: [...(first.labels ?? []), ...labels], place }];
  }

  grid(node: TexNode, font: Font, place: Place): Token {
    const rows = (node.body as readonly (readonly TexNode[])[]).map((row) =>
      row.map((cell) => this.list([cell], font, this.#places.of(cell) ?? place)),
    );
    return { kind: "grid", isCases: false, rows, place };
  }

  /** Only wide spaces say something: they separate statements. */
  space(node: TexNode, place: Place): readonly Token[] {
    const { number = 0, unit = "" } = node.dimension ?? {};
    return unit === "em" && number >= 1 ? [{ kind: "sign", text: "quad", place }] : [];
  }

  /** A sign that KaTeX draws from parts, by the character it is for screen readers. */
  replaced(node: TexNode, place: Place): readonly Token[] {
    const text = lettersOf(node.mathml);
    if (text === "\u0338") return [{ kind: "sign", text: "¬=", place }];
    return text === "" ? [] : [{ kind: "sign", text: signOf(text), place }];
  }

  written({ offset, length }: Place): string {
    return this.tree.source.slice(offset, offset + length) || "this";
  }

  error(message: string, place: Place, hint?: string): DeriveError {
    return new DeriveError("syntax", message, this.tree.source, place, hint);
  }
}

/** A point that belongs to no digits ends a sentence. */
const fullStop = (token: Token): Token =>
  token.kind === "number" && token.text === "." ? { kind: "sign", text: ".", place: token.place } : token;

/** Big signs of the same meaning. */
const bigSigns: Readonly<Record<string, string>> = { "∑": "sum", "∏": "prod", "∫": "int" };
