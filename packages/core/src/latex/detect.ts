/** Whether a text is LaTeX. */

/** Commands, dollar signs and scripts in braces: none of them stands in the input language. */
const signs = /\\(?:[A-Za-z]|[\\,;:!{}|()[\] ])|\$|[_^]\s*\{/;

/** @example isLatex("\\frac{1}{x}") and isLatex("x_{ij}") are true, isLatex("1/x") is false */
export const isLatex = (source: string): boolean => signs.test(source.replace(/#[^\n]*/g, ""));
