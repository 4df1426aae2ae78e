/** What the program reads in the text: its values, and its mistakes with their places. */
import { LatestWins } from "../../engine/queue";
import { plainly } from "../../words/text";
import { inWords, server } from "../server/server";
import type { Mistake, Read, Tree } from "../server/types";

export class Reading {
  /** The mistakes, and the text they are in. */
  mistakes = $state.raw<readonly Mistake[]>([]);
  of = $state.raw("");
  /** The values of the last text that was TOML. */
  values = $state.raw<Tree | null>(null);
  /** Whether the last text was none. */
  broken = $state(false);
  problem = $state<string | null>(null);

  readonly wrong = $derived.by(() => this.mistakes.filter(({ severity }) => severity === "mistake").length);
  readonly #queue: LatestWins<string, Read>;
  readonly #understood: (text: string) => void;
  readonly #read: (text: string) => void;

  /** `understood` is told of every text without a mistake, `read` of every text. */
  constructor(file: string, understood: (text: string) => void, read: (text: string) => void) {
    this.#understood = understood;
    this.#read = read;
    this.#queue = new LatestWins(
      (text) => server.read(file, text),
      (text, read) => this.#took(text, read),
      (_, error) => (this.problem = inWords(error)),
    );
  }

  read(text: string): void {
    this.#queue.ask(text);
  }

  /** Mistakes by the path of what they are about. */
  readonly byPath = $derived.by(() => {
    const found = new Map<string, Mistake[]>();
    for (const mistake of this.mistakes) if (mistake.path) found.set(mistake.path, [...(found.get(mistake.path) ?? []), mistake]);
    return found;
  });

  #took(text: string, { mistakes, values }: Read): void {
    this.problem = null;
    this.mistakes = plainly(mistakes);
    this.of = text;
    this.broken = values === null;
    if (values) this.values = values;
    this.#read(text);
    if (!values) return;
    if (this.wrong === 0) this.#understood(text);
  }
}
