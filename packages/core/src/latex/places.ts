/** Where the nodes of a TeX tree stand in the source; KaTeX leaves out commands, primes and the brackets of \left. */
import type { Place } from "../parse/errors.js";
import { flatNodes, placeOf, type TexNode, type TexTree } from "./tex.js";
import { spanning } from "./tokens.js";

export class Places {
  constructor(readonly tree: TexTree) {}

  /** A node begins with its command, behind the node before it; one without a place is the command alone. */
  begun(end: number, node: TexNode): Place {
    const place = this.of(node);
    const command = this.behind(end);
    if (place === undefined) return command;
    const own = node.type === "supsub" ? node.base : node;
    if (own?.type === "leftright") return spanning(command, place);
    const between = this.input(command.offset, place.offset);
    if (!isCommand(own) || !/^\\(?!left)[A-Za-z]+\*?[\s{[_^]*$/.test(between)) return place;
    // As many braces as the command opens are closed behind it.
    const opened = between.split("{").length - 1;
    const last = place.offset + place.length;
    const closing =
      new RegExp(`^(?:\\s*\\}){0,${opened}}`).exec(this.input(last, last + 32))?.[0].length ?? 0;
    return { offset: command.offset, length: last + closing - command.offset };
  }

  /** A piece of what KaTeX got, by offsets in the source. */
  input(from: number, to: number): string {
    const { input, start } = this.tree;
    return input.slice(Math.max(0, from - start), Math.max(0, to - start));
  }

  /** The command or character behind an offset, blanks left out. */
  behind(offset: number): Place {
    const blanks = /^\s*/.exec(this.input(offset, offset + 64))?.[0].length ?? 0;
    const start = Math.min(offset + blanks, this.tree.start + this.tree.input.length);
    const command = /^(?:\\[A-Za-z]+|\\?.)/s.exec(this.input(start, start + 32))?.[0].length ?? 0;
    return { offset: start, length: command };
  }

  /** Where a node stands: its own place, or that of what it holds. */
  of(node: TexNode): Place | undefined {
    const own = placeOf(node, this.tree);
    if (own !== undefined) return own;
    const inner = [
      node.base,
      node.numer,
      node.denom,
      node.index,
      node.sub,
      node.sup,
      ...flatNodes(node.body),
    ].flatMap((part) => {
      const place = part === undefined || part === null ? undefined : this.of(part);
      return place === undefined ? [] : [place];
    });
    return inner.length === 0 ? undefined : inner.reduce(spanning);
  }

  /** Primes have no place of their own: they stand behind the letter. */
  withPrimes({ offset, length }: Place, primes: number): Place {
    if (primes === 0) return { offset, length };
    const behind = /^'+/.exec(this.input(offset + length, offset + length + primes))?.[0].length ?? 0;
    return { offset, length: length + behind };
  }

  /** Of a base with scripts: its own place, or the command that the whole begins with. */
  ofBase(base: TexNode, whole: Place): Place {
    const own = this.of(base);
    if (own !== undefined) return own;
    const command = this.behind(whole.offset);
    return this.input(command.offset, command.offset + 1) === "\\" ? command : whole;
  }

  /** \left( and \right) have no place of their own: they stand around what they hold. */
  aroundPair({ offset, length }: Place): Place {
    const end = offset + length;
    const behind = /^[\s}]*\\right\s*(?:\\[A-Za-z]+|\\.|.)/s.exec(this.input(end, end + 32));
    return { offset, length: length + (behind?.[0].length ?? 0) };
  }
}

/** What a command makes of its arguments, rather than a letter, a sign or braces. */
const isCommand = (node: TexNode | null | undefined): boolean =>
  !/^(?:mathord|textord|atom|spacing|ordgroup|delimsizing)$/.test(node?.type ?? "");
