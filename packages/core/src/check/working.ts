/** Somebody's own derivation as it was written: lines, and what stands between the equals signs of each. */
import type { Place } from "../parse/errors.js";

/** A piece of the input language that was made from another text, and where each character came from. */
export interface Written {
  /** In the input language. */
  readonly text: string;
  /** For each character of `text` the offset in the source; one more for the end. */
  readonly offsets: readonly number[];
}

/** One side of an equals sign. */
export interface Part extends Written {
  /** Of the sign in front of it: "chain rule"; undefined where nothing stands at the sign. */
  readonly label?: string;
  /** What the sign's label says of a name that nobody has explained yet: "h(x) = sigmoid(theta' * x)". */
  readonly defines?: string;
  /** Letters that stand free as indices: i of dr[i]/db = x[i]. */
  readonly free?: readonly string[];
  /** What was read otherwise than it is written, in words: "wx is read as w*x". */
  readonly reading?: string;
}

/** A line of the working: a row of a formula, a line of text. */
export interface WorkingLine {
  /** As the person wrote it, without layout around it. */
  readonly text: string;
  /** Where it stands in the source. */
  readonly place: Place;
  /** Whether it goes on from the line before: it begins with =, or the line before ends with it. */
  readonly continues: boolean;
  /** Whether it is said in passing, behind "where": what follows goes on from the line before it. */
  readonly isAside?: boolean;
  /** At least one. */
  readonly parts: readonly Part[];
}

/** What was meant by a notation that can be read in more than one way, for `--explain-reading`. */
export interface ReadingNote {
  /** As it stands in the source: "y^{(i)}". */
  readonly notation: string;
  /** What it was read as, in words: "entry i of y: y[i]". */
  readonly meaning: string;
  /** The other reading and how to force it, where there is one: "write (y)^{(i)} for the power". */
  readonly otherwise?: string;
}

export interface Working {
  readonly source: string;
  readonly lines: readonly WorkingLine[];
  readonly notes: readonly ReadingNote[];
}
