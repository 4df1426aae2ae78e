/** What the reader did, so that it can be undone. */
import { NO_CHANGES, type Changes } from "./changes";

const LONGEST = 200;

/** Steps of the reader. Moves of one slider that follow each other are one step. */
export class History {
  #now: Changes;
  #before: Changes[] = [];
  #moving: string | null = null;

  constructor(start: Changes = NO_CHANGES) {
    this.#now = start;
  }

  get now(): Changes {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** The reader's next step; `what` names what is being moved, null for a step that stands alone. */
  step(changes: Changes, what: string | null): void {
    if (what === null || what !== this.#moving) {
      this.#before.push(this.#now);
      if (this.#before.length > LONGEST) this.#before.shift();
    }
    this.#moving = what;
    this.#now = changes;
  }

  /** What is moved next is a new step, even if it is the same slider. */
  letGo(): void {
    this.#moving = null;
  }

  undo(): Changes {
    this.#now = this.#before.pop() ?? this.#now;
    this.#moving = null;
    return this.#now;
  }
}
