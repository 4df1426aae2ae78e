/** Drawing futures: what is asked, how far it is, what came out. */
import { inWords, server } from "../server/server";
import type { Going, KeptRun, Told } from "../server/types";
import type { Explored } from "./live.svelte";

/** Runs of up to so many futures are shown again unasked: what they show is soon worked out. */
const SHOWN_UNASKED = 65_536;
/** What the server has told is here after so long. */
const HEARD_MS = 1000;

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
  /** Whether a run is being asked for. */
  asking = $state(false);

  readonly #file: string;
  readonly #found: (explored: Explored) => void;

  constructor(file: string, found: (explored: Explored) => void) {
    this.#file = file;
    this.#found = found;
  }

  async begin(text: string): Promise<void> {
    if (this.run || this.asking) return;
    this.asking = true;
    this.ended = "";
    this.problem = null;
    try {
      const { futures, seed, design } = this;
      const { id } = await server.explore({ file: this.#file, text, futures, seed, design });
      // A short run may have ended before its id is known here.
      const already = this.#early.get(id);
      this.progress = null;
      this.run = { id, text };
      already?.();
    } catch (error) {
      this.problem = inWords(error);
    } finally {
      this.asking = false;
      this.#early.clear();
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
    if (going) return this.#resume(going);
    const newest = this.kept.find(({ present, finished, futures }) => present && finished && futures <= SHOWN_UNASKED);
    if (newest && !this.explored) await this.again(newest, text);
  }

  /** Draws what is kept again: what is there is not drawn twice. */
  async again({ futures, seed, design }: KeptRun, text: string): Promise<void> {
    Object.assign(this, { futures, seed, design });
    await this.begin(text);
  }

  /** Asks how it stands with the run after the server was not heard: it may have ended, or the server with it. */
  async check(): Promise<void> {
    const run = this.run;
    const going = await server.exploring().catch(() => undefined);
    if (going === undefined || going?.id === run?.id || this.run !== run) return;
    if (!run) return going ? this.#resume(going) : undefined;
    // What became of it may be on its way.
    await new Promise((heard) => setTimeout(heard, HEARD_MS));
    if (this.run !== run) return;
    this.run = this.progress = null;
    this.ended = "The run ended while the program could not be heard. What was drawn is kept: drawing the same again goes on from there.";
    void this.list(run.text);
  }

  #resume({ id, file, text, done, of }: Going): void {
    if (file !== this.#file) return;
    this.run = { id, text };
    this.progress = { id, done, of, per_second: null, seconds_left: null };
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
      if (this.asking) this.#early.set(id, () => this.#end(id, act));
      return;
    }
    const run = this.run;
    this.run = this.progress = null;
    act(run);
    void this.list(run.text);
  }
}
