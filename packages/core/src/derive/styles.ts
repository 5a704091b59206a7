/** How a derivation may be told. */

/** Of matrices: rows carried forward, or the gradient read off the differential. */
export const matrixStyles = ["jacobian", "differential"] as const;
export type MatrixStyle = (typeof matrixStyles)[number];

export const styles = ["textbook", "leibniz", ...matrixStyles] as const;
export type Style = (typeof styles)[number];

/** Of Jacobians: a row for each entry of the function, or its transpose. */
export const layouts = ["numerator", "denominator"] as const;
export type Layout = (typeof layouts)[number];
