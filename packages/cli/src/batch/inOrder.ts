/** Values that are ready in any order, taken in the order in which they were begun, as soon as they are there. */
export class InOrder<T> {
  #open = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  /**
   * @param size how many may be open at a time
   * @param take gets each; the next one waits for it
   */
  constructor(
    readonly size: number,
    readonly take: (value: T) => Promise<void>,
  ) {}

  /** Waits while too many are open. @throws what getting or taking one threw */
  async add(value: Promise<T>): Promise<void> {
    this.#open += 1;
    // It is looked at when its turn comes; until then a failure is not unhandled.
    value.catch(() => undefined);
    this.#last = this.#last.then(() => this.#settle(value));
    while (this.#open >= this.size && this.#failure === undefined)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#rethrow();
  }

  /** Waits for all. @throws what getting or taking one threw */
  async end(): Promise<void> {
    await this.#last;
    this.#rethrow();
  }

  async #settle(value: Promise<T>): Promise<void> {
    if (this.#failure !== undefined) return;
    try {
      await this.take(await value);
    } catch (error) {
      this.#failure = { error };
    }
    this.#open -= 1;
    this.#wake();
  }

  #rethrow(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
