/** Two ways to wait for answers: only the latest question counts, or one after another in the background. */

/**
 * Asks one question at a time. While one is being answered only the latest of those that follow is kept,
 * so that a slider that moves faster than the engine solves never builds up a queue.
 */
export class LatestWins<Ask, Got> {
  readonly #run: (ask: Ask) => Promise<Got>;
  readonly #done: (ask: Ask, got: Got) => void;
  readonly #failed: (ask: Ask, error: Error) => void;
  #busy = false;
  #next: { ask: Ask } | undefined;

  constructor(
    run: (ask: Ask) => Promise<Got>,
    done: (ask: Ask, got: Got) => void,
    failed: (ask: Ask, error: Error) => void,
  ) {
    this.#run = run;
    this.#done = done;
    this.#failed = failed;
  }

  ask(ask: Ask): void {
    this.#next = { ask };
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#next) {
      const { ask } = this.#next;
      this.#next = undefined;
      try {
        this.#done(ask, await this.#run(ask));
      } catch (error) {
        this.#failed(ask, error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#busy = false;
  }
}

/**
 * Jobs done one after another, each known by a key: asking again with a key replaces the job that waits
 * under it, and `forget` drops all that have not begun.
 */
export class Background {
  readonly #jobs = new Map<string, () => Promise<void>>();
  #busy = false;

  ask(key: string, job: () => Promise<void>): void {
    this.#jobs.delete(key);
    this.#jobs.set(key, job);
    if (!this.#busy) void this.#work();
  }

  forget(): void {
    this.#jobs.clear();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (;;) {
      const next = this.#jobs.entries().next();
      if (next.done) break;
      const [key, job] = next.value;
      this.#jobs.delete(key);
      // A job says itself what failed; the jobs after it are done all the same.
      await job().catch(() => undefined);
    }
    this.#busy = false;
  }
}
