/** What was worked out before, so that it is there at once when the same is asked again: after undo, after reset. */
import type { Found } from "./follows.svelte";

/** So many figures are remembered beside those of the arrangement as it is written. */
const MOST = 1000;

export class Remembered {
  readonly #kept = new Map<string, Found<unknown>>();
  readonly #written = new Map<string, Found<unknown>>();
  readonly #asWritten: string;

  /** `asWritten` is what is asked where nothing is changed: what was found for it is never forgotten. */
  constructor(asWritten: string) {
    this.#asWritten = asWritten;
  }

  keep(name: string, found: Found<unknown>): void {
    const key = keyOf(name, found.asked);
    if (found.asked.startsWith(this.#asWritten)) this.#written.set(key, found);
    else this.#kept.set(key, found);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST && !oldest.done) this.#kept.delete(oldest.value);
  }

  /** What was found under a name for what is asked. */
  recall<T>(name: string, asked: string): Found<T> | null {
    const key = keyOf(name, asked);
    return ((this.#written.get(key) ?? this.#kept.get(key)) as Found<T> | undefined) ?? null;
  }
}

const keyOf = (name: string, asked: string) => `${name}\n${asked}`;
