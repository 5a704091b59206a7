/** Shapes in words, for messages. */
import { type Expr, rationalText } from "../expr/index.js";
import { isColumnShape, isRowShape, isScalarShape, type Shape } from "./shape.js";

/** What is said of a shape: "m×n", "of length m", "a row of length n", "a scalar". */
export function shapeText(shape: Shape): string {
  if (isScalarShape(shape)) return "a scalar";
  if (isColumnShape(shape)) return `of length ${dimensionText(shape.rows)}`;
  if (isRowShape(shape)) return `a row of length ${dimensionText(shape.columns)}`;
  return `${dimensionText(shape.rows)}×${dimensionText(shape.columns)}`;
}

/** The name of a dimension that is not known yet begins with a question mark. */
function dimensionText(d: Expr): string {
  switch (d.kind) {
    case "num":
      return rationalText(d.value);
    case "sym":
      return d.name.startsWith("?") ? "?" : d.name;
    case "add":
      return d.args.map(dimensionText).join(" + ").replaceAll("+ -", "- ");
    case "neg":
      return `-${dimensionText(d.args[0])}`;
    case "mul":
      return d.args.map(dimensionText).join("·");
    default:
      return "?";
  }
}
