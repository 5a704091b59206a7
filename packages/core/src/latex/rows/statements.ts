/** Rows of a formula, and the statements in them: chains a = b = c, with the words that stand at their signs. */
import type { Item, Label, Span } from "./items.js";

/** What stands between two signs of equality. */
export interface Side {
  readonly spans: readonly Span[];
  /** At the sign in front of it. */
  readonly labels: readonly Label[];
}

export interface Statement {
  /** Everything of it that is kept, signs included, in order. */
  readonly spans: readonly Span[];
  readonly sides: readonly Side[];
  /** Whether it begins with a sign of equality. */
  readonly continues: boolean;
  /** Whether it ends with one. */
  readonly ends: boolean;
  /** Another relation behind it, with which it was cut off. */
  readonly relation: Item | undefined;
}

/** What was passed over, and why. */
export interface Passed {
  readonly spans: readonly Span[];
  readonly why: "range" | "condition" | "relation";
}

export interface Statements {
  readonly statements: readonly Statement[];
  readonly passed: readonly Passed[];
}

const isSilent = ({ kind }: Item): boolean => kind === "gap" || kind === "comma" || kind === "stop";

/** The rows that hold anything. One that begins or ends with + is a part of its neighbour. */
export function rowsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const rows: Item[][] = [];
  let row: Item[] = [];
  let folds = false;
  const finish = (): void => {
    const own = row;
    const previous = rows[rows.length - 1];
    row = [];
    const first = own.find((item) => !isSilent(item));
    if (first === undefined) return;
    if (previous !== undefined && joins(previous, own, first, folds))
      previous.push(...own.slice(own.indexOf(first)));
    else rows.push(own);
  };
  for (const item of items) {
    if (item.kind !== "break" && item.kind !== "fold") {
      row.push(item);
      continue;
    }
    finish();
    folds = item.kind === "fold";
  }
  finish();
  return rows;
}

function joins(previous: readonly Item[], row: readonly Item[], first: Item, folds: boolean): boolean {
  const last = previous.findLast((item) => !isSilent(item) && item.kind !== "words");
  if (last?.kind === "operator") return true;
  if (first.kind === "operator") {
    // "-log L = …" is an equation of its own.
    const isMinus = first.sign === "-" || first.sign === "−";
    return !(isMinus && row.some(({ kind }) => kind === "equals"));
  }
  return folds && first.kind === "formula";
}

interface Segment {
  readonly before: readonly Item[];
  readonly items: Item[];
}

const separators = new Set<Item["kind"]>(["gap", "comma", "stop", "words", "arrow"]);

/** A gap beside a sign separates nothing: a & = & b. */
const binding = new Set<Item["kind"]>(["equals", "operator", "relation"]);

function segmentsOf(row: readonly Item[]): readonly Segment[] {
  const segments: Segment[] = [];
  let before: Item[] = [];
  for (const item of row) {
    if (separators.has(item.kind)) {
      before.push(item);
      continue;
    }
    const last = segments[segments.length - 1];
    const end = last?.items[last.items.length - 1];
    const binds = binding.has(item.kind) || (end !== undefined && binding.has(end.kind));
    if (last !== undefined && (before.length === 0 || (binds && before.every(({ kind }) => kind === "gap"))))
      last.items.push(item);
    else segments.push({ before, items: [item] });
    before = [];
  }
  if (before.length > 0) segments.push({ before, items: [] });
  return segments;
}

const has = (items: readonly Item[], kind: Item["kind"]): boolean => items.some((item) => item.kind === kind);

const spansOf = (items: readonly Item[]): readonly Span[] => items.flatMap(({ spans }) => spans);

const conditional =
  /^(?:.*\s)?(?:if|when|whenever|for|for all|for each|for every|assuming|unless|provided|as long as)$/i;

/** The statements of a row. */
export function statementsOf(row: readonly Item[], isFirst: boolean): Statements {
  const statements: Statement[] = [];
  const passed: Passed[] = [];
  let current: Item[] = [];
  let remark: Label | undefined;
  const finish = (): void => {
    const statement = statementFrom(current, remark, passed);
    if (statement !== undefined) statements.push(statement);
    current = [];
    remark = undefined;
  };
  const segments = withoutRanges(segmentsOf(row), passed);
  for (const { before, items } of segments) {
    const words = before.findLast(({ kind }) => kind === "words");
    const text = words?.labels[0];
    // = \text{logistic function}: nothing is stated.
    const named = words !== undefined && current[current.length - 1]?.kind === "equals";
    if (named) current.pop();
    if (named && !has(current, "equals") && items[0]?.kind !== "equals") current = [...items];
    else if (named) current.push(...items);
    else if (current.length === 0) {
      current = [...items];
      // \text{squared error} = …: what is named in words is not named in formulas.
      if (words !== undefined && isFirst && current[0]?.kind === "equals") current.shift();
    } else if (items.length === 0) remark = text ?? remark;
    else if (text !== undefined && conditional.test(text.words) && items[0]?.kind !== "equals")
      passed.push({ spans: spansOf([words as Item, ...items]), why: "condition" });
    else if (beginsAnew(current, before, items)) {
      finish();
      current = [...items];
    } else if (items[0]?.kind === "equals" || items[0]?.kind === "operator") current.push(...items);
    else if (has(items, "relation") && !has(items, "equals"))
      passed.push({ spans: spansOf(items), why: "condition" });
    else if (text !== undefined) remark = text;
    else current.push(...before.filter(({ kind }) => kind === "comma" || kind === "stop"), ...items);
  }
  finish();
  return { statements, passed };
}

function beginsAnew(current: readonly Item[], before: readonly Item[], items: readonly Item[]): boolean {
  const first = items[0]?.kind;
  if (first === "equals") return false;
  if (has(before, "arrow")) return true;
  const last = current[current.length - 1]?.kind;
  if (first === "operator" && !has(before, "words")) return false;
  if (!has(items, "equals") || last === "equals" || last === "operator") return false;
  return has(before, "words") || has(current, "equals") || has(current, "relation");
}

/** Without lists such as i = 1, …, m. */
function withoutRanges(segments: readonly Segment[], passed: Passed[]): readonly Segment[] {
  const isDots = (segment: Segment | undefined): boolean =>
    segment?.items.length === 1 && segment.items[0]?.kind === "dots";
  return segments.filter((segment, k) => {
    const [before, behind] = [segments[k - 1], segments[k + 1]];
    const inRange =
      isDots(segment) || (isDots(behind) && has(behind?.before ?? [], "comma")) || isDots(before);
    if (inRange) passed.push({ spans: spansOf(segment.items), why: "range" });
    return !inRange;
  });
}

function statementFrom(
  items: readonly Item[],
  remark: Label | undefined,
  passed: Passed[],
): Statement | undefined {
  const cut = items.findIndex(({ kind }) => kind === "relation");
  const kept = cut < 0 ? items : items.slice(0, cut);
  if (cut >= 0) {
    const whole = !has(kept, "equals");
    passed.push({ spans: spansOf(whole ? items : items.slice(cut)), why: "relation" });
    if (whole) return undefined;
  }
  const sides: Side[] = [];
  let side: Item[] = [];
  let labels: readonly Label[] = [];
  const finish = (): void => {
    if (side.length > 0) sides.push({ spans: spansOf(side), labels });
    side = [];
  };
  for (const item of kept) {
    if (item.kind === "equals") {
      finish();
      labels = item.labels;
    } else side.push(item);
  }
  finish();
  const last = sides.pop();
  if (last === undefined) return undefined;
  sides.push(remark === undefined ? last : { ...last, labels: [...last.labels, remark] });
  return {
    spans: spansOf(kept),
    sides,
    continues: kept[0]?.kind === "equals",
    ends: kept[kept.length - 1]?.kind === "equals",
    relation: items[cut],
  };
}
