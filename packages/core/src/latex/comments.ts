/** Lines that begin with #: options and remarks in a file, which LaTeX has no such sign for. Places stay as they are. */
export const withoutComments = (source: string): string =>
  source.replace(/^#[^\n]*/gm, (line) => " ".repeat(line.length));
