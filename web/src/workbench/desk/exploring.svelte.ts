/** Drawing futures: what is asked, how far it is, what came out. */
import { inWords, server } from "../server/server";
import type { KeptRun, Told } from "../server/types";
import type { Explored } from "./live.svelte";

/** Runs of up to so many futures are shown again unasked: what they show is soon worked out. */
const SHOWN_UNASKED = 65_536;

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
  /** The runs that the folder keeps, the newest first. */
  kept = $state.raw<readonly KeptRun[]>([]);

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

  /** Reads which runs are kept, and which of them are of a text. */
  async list(text: string): Promise<void> {
    this.kept = await server.kept(this.#file, text).catch(() => this.kept);
  }

  /** Takes up what there is from before the page was loaded: the run that goes on, else the newest whole one of this text. */
  async restore(text: string): Promise<void> {
    const going = await server.exploring().catch(() => null);
    await this.list(text);
    if (this.run) return;
    if (going) {
      if (going.file === this.#file) this.#resume(going, text);
      return;
    }
    const newest = this.kept.find(({ present, finished, futures }) => present && finished && futures <= SHOWN_UNASKED);
    if (newest && !this.explored) await this.again(newest, text);
  }

  /** Draws what is kept again: what is there is not drawn twice. */
  async again({ futures, seed, design }: KeptRun, text: string): Promise<void> {
    Object.assign(this, { futures, seed, design });
    await this.begin(text);
  }

  #resume(going: { id: string; done: number; of: number }, text: string): void {
    // Of which text it is, is known where it is of this one.
    const present = this.kept.some((run) => run.id === going.id && run.present);
    this.run = { id: going.id, text: present ? text : "" };
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
    const of = this.progress?.id === id ? ` of ${this.progress.of.toLocaleString("en")}` : "";
    this.#end(id, () => (this.ended = `Stopped after ${done.toLocaleString("en")}${of} futures. They are kept, and drawing the same again goes on from there; nothing of them is shown until all are drawn.`));
  }

  #end(id: string, act: (run: { id: string; text: string }) => void): void {
    if (this.run?.id !== id) {
      this.#early.set(id, () => this.#end(id, act));
      return;
    }
    const run = this.run;
    this.run = this.progress = null;
    act(run);
    void this.list(run.text);
  }
}
