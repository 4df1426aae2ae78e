/** What follows from the changes and takes more than one solution: worked out in the background, when in view. */
import type { EngineClient } from "../engine/client";
import type { Method } from "../engine/messages";
import { Background } from "../engine/queue";
import type { Answer, Curve, Describe, Enough, Frontier, Page, Situation, Weighing, Window } from "../page";
import { NO_CHANGES, forEngine, withNoPromise, type Changes } from "./changes";

/** A figure, and what was asked for it: the changes, and the levers or the situation with them. */
export interface Found<T> {
  readonly asked: string;
  readonly value: T;
}

/** Waits this long after the last move before it works anything out. */
const SETTLED_MS = 250;

/** All curves, for the figure of what it hinges on. */
export const ALL_CURVES = "curves";
/** One number's curve. */
export const curveOf = (path: string) => `curve ${path}`;

export class Follows {
  readonly #describe: Describe;
  bare = $state.raw<Found<Answer> | null>(null);
  enough: Found<Enough> = $state.raw() as Found<Enough>;
  weigh = $state.raw<Found<Weighing> | null>(null);
  frontier = $state.raw<Found<Frontier> | null>(null);
  window = $state.raw<Found<Window> | null>(null);
  curves: ReadonlyMap<string, Found<Curve>> = $state.raw(new Map());
  /** Why something could not be worked out. */
  problem = $state<string | null>(null);

  levers = $state.raw<readonly [string, string] | null>(null);
  situation = $state.raw<Situation>({});

  readonly #wanted = new Map<string, number>();
  readonly #background = new Background();
  #changes: Changes = NO_CHANGES;
  #client: EngineClient | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Page) {
    this.#describe = page.describe;
    const asked = forEngine(NO_CHANGES);
    this.enough = { asked, value: page.enough };
    this.weigh = page.weigh && { asked, value: page.weigh };
    this.curves = new Map(page.hinges.numbers.map((curve) => [curve.path, { asked, value: curve }]));
    const [first, second] = page.frontier?.levers ?? page.enough.levers;
    if (first && second) this.levers = [first.path, second.path];
    this.frontier = page.frontier && { asked: this.#askedOfFrontier(asked), value: page.frontier };
  }

  /** From now on there is an engine to ask. */
  begin(client: EngineClient): void {
    this.#client = client;
    this.settle(0);
  }

  /** The reader changed something: what waits is out of date. */
  forget(changes: Changes): void {
    this.#changes = changes;
    this.#background.forget();
    clearTimeout(this.#timer);
  }

  /** Works out what is in view and out of date, once the reader's hand has rested. */
  settle(wait = SETTLED_MS): void {
    clearTimeout(this.#timer);
    if (this.#client) this.#timer = setTimeout(() => this.#work(), wait);
  }

  /** Says that something is in view, to be kept up to date until the returned function is called. */
  want(what: string): () => void {
    this.#wanted.set(what, (this.#wanted.get(what) ?? 0) + 1);
    this.settle();
    return () => {
      const left = (this.#wanted.get(what) ?? 1) - 1;
      if (left > 0) this.#wanted.set(what, left);
      else this.#wanted.delete(what);
    };
  }

  /** Picks the levers of the frontier. */
  pick(levers: readonly [string, string]): void {
    this.levers = levers;
    this.settle(0);
  }

  /** Looks at the window at another date or state. */
  look(situation: Situation): void {
    this.situation = situation;
    this.settle(0);
  }

  #work(): void {
    const asked = forEngine(this.#changes);
    const bare = forEngine(withNoPromise(this.#changes, this.#describe));
    this.#job("bare", bare, this.bare, "answer", [bare], (found: Found<Answer>) => (this.bare = found));
    this.#job("enough", asked, this.enough, "enough", [asked], (found: Found<Enough>) => (this.enough = found));
    const situation = JSON.stringify(this.situation);
    this.#job("window", asked + situation, this.window, "window", [asked, situation], (found: Found<Window>) => (this.window = found));
    for (const path of this.#curvesWanted()) {
      this.#job(curveOf(path), asked, this.curves.get(path), "curve", [asked, path], (found: Found<Curve>) => {
        this.curves = new Map(this.curves).set(path, found);
      });
    }
    if (this.#wanted.has("weigh")) this.#job("weigh", asked, this.weigh, "weigh", [asked], (found: Found<Weighing>) => (this.weigh = found));
    if (this.#wanted.has("frontier") && this.levers) {
      this.#job("frontier", this.#askedOfFrontier(asked), this.frontier, "frontier", [asked, ...this.levers], (found: Found<Frontier>) => (this.frontier = found));
    }
  }

  #curvesWanted(): string[] {
    const gone = this.#changes.without.map((id) => `commitments.${id}.`);
    const paths = [...this.curves.keys()].filter((path) => !gone.some((start) => path.startsWith(start)));
    return paths.filter((path) => this.#wanted.has(ALL_CURVES) || this.#wanted.has(curveOf(path)));
  }

  #askedOfFrontier = (asked: string) => asked + JSON.stringify(this.levers);

  #job<T>(name: string, asked: string, found: Found<T> | null | undefined, method: Method, given: string[], take: (found: Found<T>) => void): void {
    const client = this.#client;
    if (!client || found?.asked === asked) return;
    const changes = this.#changes;
    this.#background.ask(name, async () => {
      try {
        const value = await client.ask<T>(method, ...given);
        if (this.#changes !== changes) return;
        take({ asked, value });
        this.problem = null;
      } catch (error) {
        if (this.#changes === changes) this.problem = error instanceof Error ? error.message : String(error);
      }
    });
  }
}
