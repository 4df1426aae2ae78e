/** Variants solved side by side, each by the same engine one after another. */
import { EngineClient } from "../../engine/client";
import type { Packed } from "../../engine/messages";
import { LatestWins } from "../../engine/queue";
import type { Answer, Describe } from "../../page";
import { plainly } from "../../words/text";
import type { Compared } from "../figure/compare";
import type { Variant } from "../server/types";

/** A variant that was solved, or why it was not. */
export type Solved = Compared | { name: string; why: string };

export class Comparing {
  solved = $state.raw<readonly Solved[]>([]);
  readonly #wasm: Promise<Packed>;
  readonly #queue: LatestWins<readonly Variant[], Solved[]>;
  readonly #known = new Map<string, Solved>();
  #client: EngineClient | null = null;

  constructor(wasm: Promise<Packed>) {
    this.#wasm = wasm;
    this.#queue = new LatestWins(
      (variants) => this.#solve(variants),
      (_, solved) => (this.solved = solved),
      () => undefined,
    );
  }

  show(variants: readonly Variant[]): void {
    this.#queue.ask(variants);
  }

  stop(): void {
    this.#client?.stop();
  }

  async #solve(variants: readonly Variant[]): Promise<Solved[]> {
    const wasm = await this.#wasm;
    const solved: Solved[] = [];
    for (const { name, text } of variants) {
      const known = this.#known.get(text);
      const one = known ?? (await this.#one(wasm, text));
      this.#known.set(text, one);
      solved.push({ ...one, name });
    }
    for (const text of this.#known.keys()) if (!variants.some((variant) => variant.text === text)) this.#known.delete(text);
    return solved;
  }

  async #one(wasm: Packed, text: string): Promise<Solved> {
    this.#client ??= new EngineClient(wasm, text);
    try {
      const describe = plainly(await this.#client.read<Describe>(text));
      return { name: "", describe, answer: plainly(await this.#client.ask<Answer>("answer", "{}")) };
    } catch (error) {
      return { name: "", why: error instanceof Error ? error.message : String(error) };
    }
  }
}
