/** The sources with every quotation marked, read again when the text has been changed. */
import { LatestWins } from "../../engine/queue";
import type { Quotation } from "../../page";
import { inWords, server } from "../server/server";
import type { SourceText } from "../server/types";

const RESTED_MS = 700;

export class Sources {
  all = $state.raw<readonly SourceText[]>([]);
  problem = $state<string | null>(null);

  readonly #queue: LatestWins<string, SourceText[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(file: string, found: (quotations: Record<string, Quotation[]>) => void) {
    this.#queue = new LatestWins(
      (text) => server.sources(file, text),
      (_, sources) => {
        this.all = sources;
        this.problem = null;
        found(Object.fromEntries(sources.map((source) => [source.id, quotationsOf(source)])));
      },
      (_, error) => (this.problem = inWords(error)),
    );
  }

  /** The first time at once, afterwards when the hand has rested. */
  read(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#queue.ask(text), this.all.length ? RESTED_MS : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** Every quotation in its paragraph, in the order of the source. */
export function quotationsOf({ text, marks }: SourceText): Quotation[] {
  if (text === null) return [];
  return [...marks]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, paths }) => {
      const begins = text.lastIndexOf("\n\n", from) + 1;
      const found = text.indexOf("\n\n", to);
      return { before: text.slice(begins, from).trimStart(), found: text.slice(from, to), after: text.slice(to, found < 0 ? text.length : found).trimEnd(), paths };
    });
}
