/** What is asked, or nothing where something has no value, or is too much to work out. */
export function orSkipped<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
