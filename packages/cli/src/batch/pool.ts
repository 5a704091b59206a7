/**
 * Worker threads that answer questions one at a time each. One that hangs or dies is replaced, and its question is
 * answered with why.
 */
import type { Worker } from "node:worker_threads";

/** What a thread says: that it is there, or an answer. */
export type Message<A> = { readonly kind: "ready" } | { readonly kind: "answer"; readonly answer: A };

export type Outcome<A> =
  | { readonly kind: "answer"; readonly answer: A }
  | { readonly kind: "time-out" }
  | { readonly kind: "crash"; readonly why: string }
  /** The pool was stopped before a thread was free for it. */
  | { readonly kind: "not-asked" };

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (outcome: Outcome<A>) => void;
}

export class Pool<Q, A> {
  readonly #queue: Waiting<Q, A>[] = [];
  readonly #members = new Set<Member<Q, A>>();
  #isClosed = false;
  #failure: Error | undefined;

  /**
   * @param start starts a thread
   * @param size how many
   * @param limit milliseconds for a question
   */
  constructor(
    readonly start: () => Worker,
    readonly size: number,
    readonly limit: number,
  ) {}

  /** @throws Error where threads cannot be started at all */
  ask(question: Q): Promise<Outcome<A>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#isClosed) return Promise.resolve({ kind: "not-asked" });
    return new Promise((resolve) => {
      this.#queue.push({ question, resolve });
      if (this.#members.size < this.size && this.#queue.length > this.#idle) this.#add();
      this.#assign();
    });
  }

  /** Nothing more is begun; what is being answered is finished. */
  close(): void {
    this.#isClosed = true;
    for (const { resolve } of this.#queue.splice(0)) resolve({ kind: "not-asked" });
  }

  /** Ends the threads, whatever they are doing. */
  async stop(): Promise<void> {
    this.close();
    const members = [...this.#members];
    this.#members.clear();
    await Promise.all(members.map((member) => member.end()));
  }

  get #idle(): number {
    return [...this.#members].filter(({ isFree }) => isFree).length;
  }

  #add(): void {
    const member = new Member<Q, A>(this.start(), this.limit, {
      free: () => this.#assign(),
      gone: (error, wasReady) => this.#replace(member, error, wasReady),
    });
    this.#members.add(member);
  }

  #assign(): void {
    for (const member of this.#members) {
      if (!member.isFree) continue;
      const next = this.#queue.shift();
      if (next === undefined) return;
      member.take(next);
    }
  }

  /** A thread that was never ready would not be ready the next time either. */
  #replace(member: Member<Q, A>, error: Error | undefined, wasReady: boolean): void {
    if (!this.#members.delete(member)) return;
    if (!wasReady) {
      this.#failure = error ?? new Error("a worker thread ended before it began");
      for (const { resolve } of this.#queue.splice(0)) resolve({ kind: "crash", why: this.#failure.message });
      return;
    }
    if (this.#queue.length > 0) this.#add();
  }
}

interface Owner {
  readonly free: () => void;
  readonly gone: (error: Error | undefined, wasReady: boolean) => void;
}

/** One thread and the question it has. */
class Member<Q, A> {
  #isReady = false;
  #isEnding = false;
  #current: Waiting<Q, A> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly worker: Worker,
    readonly limit: number,
    readonly owner: Owner,
  ) {
    let failure: Error | undefined;
    worker.on("message", (message: Message<A>) => {
      if (message.kind === "ready") this.#isReady = true;
      else this.#finish(message);
      owner.free();
    });
    worker.on("error", (error: Error) => {
      failure = error;
    });
    worker.on("exit", () => {
      this.#finish({ kind: "crash", why: reasonOf(failure) });
      owner.gone(failure, this.#isReady);
    });
  }

  get isFree(): boolean {
    return this.#isReady && !this.#isEnding && this.#current === undefined;
  }

  take(waiting: Waiting<Q, A>): void {
    this.#current = waiting;
    this.#timer = setTimeout(() => {
      this.#isEnding = true;
      this.#finish({ kind: "time-out" });
      void this.worker.terminate();
    }, this.limit);
    this.worker.postMessage(waiting.question);
  }

  #finish(outcome: Outcome<A>): void {
    clearTimeout(this.#timer);
    const current = this.#current;
    this.#current = undefined;
    current?.resolve(outcome);
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.worker.terminate();
  }
}

function reasonOf(failure: Error | undefined): string {
  if (failure === undefined) return "the worker thread ended";
  const { code } = failure as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? "it takes too much memory" : failure.message;
}
