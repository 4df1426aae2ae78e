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
    return this.#try(async () => void (this.all = await server.variants(this.#file)));
  }

  /** Keeps a text under a name; one of that name is replaced. */
  keep(name: string, text: string): Promise<void> {
    return this.#try(() => server.keepVariant(this.#file, name, text));
  }

  /** Gives a variant another name, which none other has. */
  rename({ name, text }: Variant, to: string): Promise<void> {
    return this.#try(async () => {
      await server.keepVariant(this.#file, to, text);
      await server.dropVariant(this.#file, name);
    });
  }

  remove(name: string): Promise<void> {
    return this.#try(() => server.dropVariant(this.#file, name));
  }

  /** A name that none has yet, from a beginning. */
  free(begins: string): string {
    const names = new Set(this.all.map(({ name }) => name));
    if (!names.has(begins)) return begins;
    let count = 2;
    while (names.has(`${begins} ${count}`)) count += 1;
    return `${begins} ${count}`;
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.all = await server.variants(this.#file);
      this.problem = null;
    } catch (error) {
      this.problem = inWords(error);
      throw error;
    }
  }
}
