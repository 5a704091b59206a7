/** The lines of a stream, one at a time: no more is read than is asked for. */

export type TextLine =
  | { readonly kind: "line"; readonly text: string }
  /** Longer than it may be; what it said is gone. */
  | { readonly kind: "too-long"; readonly bytes: number };

const newline = 10;

/** @param most bytes that a line may have */
export async function* linesOf(
  input: AsyncIterable<Uint8Array | string>,
  most: number,
): AsyncGenerator<TextLine, void> {
  let parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): void => {
    size += part.length;
    if (size <= most) parts.push(part);
    else parts = [];
  };
  const take = (): TextLine => {
    const line: TextLine =
      size > most
        ? { kind: "too-long", bytes: size }
        : { kind: "line", text: Buffer.concat(parts).toString("utf8") };
    parts = [];
    size = 0;
    return line;
  };
  for await (const piece of input) {
    const chunk =
      typeof piece === "string"
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    if (start < chunk.length) add(Buffer.from(chunk.subarray(start)));
  }
  if (size > 0) yield take();
}
