/** Variants of the arrangement: texts kept under names. */
import { inWords, server } from "../server/server";
import type { Variant } from "../server/types";

export class Variants {
  all = $state.raw<readonly Variant[]>([]);
  problem = $state<string | null>(null);
  /** The names of those that are compared with the present text. */
  picked = $state.raw<readonly string[]>([]);

  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  load(): Promise<void> {
    return this.#try(async () => undefined);
  }

  /** Keeps a text under a name, or one that begins so where that is another's; gives the name. */
  keep(name: string, text: string): Promise<string> {
    return this.#try(() => server.keepVariant(this.#file, name, text));
  }

  /** Gives a variant another name, or one that begins so; gives the name. */
  rename({ name, text }: Variant, to: string): Promise<string> {
    return this.#try(async () => {
      const kept = await server.keepVariant(this.#file, to, text);
      if (kept !== name) await server.dropVariant(this.#file, name);
      return kept;
    });
  }

  remove(name: string): Promise<void> {
    return this.#try(() => server.dropVariant(this.#file, name));
  }

  async #try<T>(act: () => Promise<T>): Promise<T> {
    try {
      const got = await act();
      this.all = await server.variants(this.#file);
      this.problem = null;
      return got;
    } catch (error) {
      this.problem = inWords(error);
      throw error;
    }
  }
}
