/** Drawing futures: what is asked, how far it is, what came out. */
import { inWords, server } from "../server/server";
import type { Told } from "../server/types";
import type { Explored } from "./live.svelte";

export class Exploring {
  futures = $state(4096);
  seed = $state(1);
  design = $state<string>("sobol");
  /** The run in progress. */
  run = $state.raw<{ id: string; text: string } | null>(null);
  progress = $state.raw<Told["progress"] | null>(null);
  /** What the last finished run found. */
  explored = $state.raw<Explored | null>(null);
  /** What became of the last run that found nothing. */
  ended = $state("");
  problem = $state<string | null>(null);

  readonly #file: string;
  readonly #found: (explored: Explored) => void;

  constructor(file: string, found: (explored: Explored) => void) {
    this.#file = file;
    this.#found = found;
  }

  async begin(text: string): Promise<void> {
    this.ended = "";
    this.problem = null;
    try {
      const { futures, seed, design } = this;
      const { id } = await server.explore({ file: this.#file, text, futures, seed, design });
      // A short run may have ended before its id is known here.
      const already = this.#early.get(id);
      this.#early.clear();
      this.progress = null;
      this.run = { id, text };
      already?.();
    } catch (error) {
      this.problem = inWords(error);
    }
  }

  /** Takes up a run that goes on from before the page was loaded; of which text it is, is not known. */
  async resume(): Promise<void> {
    const going = await server.exploring().catch(() => null);
    if (!going || going.file !== this.#file || this.run) return;
    this.run = { id: going.id, text: "" };
    this.progress = { ...going, per_second: null, seconds_left: null };
  }

  async cancel(): Promise<void> {
    try {
      if (this.run) await server.cancel(this.run.id);
    } catch (error) {
      this.problem = inWords(error);
    }
  }

  readonly #early = new Map<string, () => void>();

  progressed(told: Told["progress"]): void {
    if (this.run?.id === told.id) this.progress = told;
  }

  found(told: Told["explored"]): void {
    this.#end(told.id, ({ id, text }) => {
      this.explored = { id, text, findings: told.findings };
      this.#found(this.explored);
    });
  }

  failed({ id, message }: Told["failed"]): void {
    this.#end(id, () => (this.problem = message));
  }

  cancelled({ id, done }: Told["cancelled"]): void {
    this.#end(id, () => (this.ended = `Stopped after ${done.toLocaleString("en")} futures, which are kept: drawing the same again goes on from there.`));
  }

  #end(id: string, act: (run: { id: string; text: string }) => void): void {
    if (this.run?.id !== id) {
      this.#early.set(id, () => this.#end(id, act));
      return;
    }
    const run = this.run;
    this.run = this.progress = null;
    act(run);
  }
}
