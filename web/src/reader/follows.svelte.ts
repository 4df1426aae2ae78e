/** What follows from the changes and takes more than one solution: worked out in the background, when in view. */
import type { EngineClient } from "../engine/client";
import type { Method } from "../engine/messages";
import { Background, LatestWins } from "../engine/queue";
import { known, type Answer, type Curve, type Describe, type Enough, type Frontier, type Page, type Situation, type Weighing, type Window } from "../page";
import { curvesStill, earlier, enoughStill, frontierStill, leversStill, weighStill } from "./earlier";
import { NO_CHANGES, butFor, forEngine, isGone, withNoPromise, type Changes } from "./changes";
import { Remembered } from "./remembered";

/** A figure, and what was asked for it: the changes, and the levers or the situation with them. */
export interface Found<T> {
  readonly asked: string;
  readonly value: T;
}

/** Waits this long after the last move before it works anything out. */
const SETTLED_MS = 250;

/** All curves of uncertain numbers, for the figure of what it hinges on. */
export const ALL_CURVES = "curves";
const CURVE = "curve ";
/** One number's curve. */
export const curveOf = (path: string) => CURVE + path;

export class Follows {
  bare = $state.raw<Found<Answer> | null>(null);
  enough = $state.raw<Found<Enough> | null>(null);
  weigh = $state.raw<Found<Weighing> | null>(null);
  frontier = $state.raw<Found<Frontier> | null>(null);
  window = $state.raw<Found<Window> | null>(null);
  curves: ReadonlyMap<string, Found<Curve>> = $state.raw(new Map());
  /** Why something could not be worked out. */
  problem = $state<string | null>(null);

  /** The levers of the frontier and the situation of the window, as the reader picks them. */
  levers = $state.raw<readonly [string, string] | null>(null);
  situation = $state.raw<Situation>({});

  readonly #describe: Describe;
  /** The numbers with a range of the author's: those that it may hinge on. */
  readonly uncertain: readonly string[];
  readonly #failures = new Set<string>();
  readonly #remembered = new Remembered(forEngine(NO_CHANGES));
  readonly #wanted = new Map<string, number>();
  readonly #background = new Background();
  readonly #windows: LatestWins<{ changes: Changes; given: string[] }, Window>;
  #changes: Changes = NO_CHANGES;
  #solver: EngineClient | null = null;
  #another: (() => EngineClient) | null = null;
  #thinker: EngineClient | null = null;
  #thinking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Page, before?: Follows) {
    this.#describe = page.describe;
    this.uncertain = page.hinges ? page.hinges.numbers.map(({ path }) => path) : uncertainOf(page.describe);
    const asked = forEngine(NO_CHANGES);
    const enough = known(page.enough);
    const weigh = known(page.weigh);
    const frontier = known(page.frontier);
    this.enough = enough && { asked, value: enough };
    this.weigh = weigh && { asked, value: weigh };
    this.curves = new Map(page.hinges?.numbers.map((curve) => [curve.path, { asked, value: curve }]));
    const [first, second] = frontier?.levers ?? enough?.levers ?? [];
    if (first && second) this.levers = [first.path, second.path];
    this.frontier = frontier && { asked: this.#askedOfFrontier(asked), value: frontier };
    this.#rememberAll();
    if (before) this.#takeOver(before);
    this.#windows = new LatestWins(
      ({ given }) => this.#solved("window", given),
      ({ changes, given }, value) => {
        if (this.#changes === changes) this.window = { asked: given.join(""), value };
      },
      ({ changes }, error) => this.#failed(changes, error),
    );
  }

  /** What the page carries is there whenever it is asked for again. */
  #rememberAll(): void {
    const { enough, weigh, frontier, curves } = this;
    for (const [name, found] of Object.entries({ enough, weigh, frontier })) if (found) this.#remembered.keep(name, found);
    for (const [path, found] of curves) this.#remembered.keep(curveOf(path), found);
  }

  /** Puts back what was worked out before for what is asked now. */
  #recall(): void {
    const asked = forEngine(this.#changes);
    const back = <T>(name: string, found: Found<T> | null, wanted: string) => (found?.asked === wanted ? found : (this.#remembered.recall<T>(name, wanted) ?? found));
    this.bare = back("bare", this.bare, forEngine(withNoPromise(this.#changes, this.#describe)));
    this.enough = back("enough", this.enough, asked);
    this.weigh = back("weigh", this.weigh, asked);
    this.frontier = back("frontier", this.frontier, this.#askedOfFrontier(asked));
    const found = [...new Set([...this.uncertain, ...this.curves.keys()])].map((path) => {
      const curve = this.curves.get(path) ?? null;
      return [path, curve, back(curveOf(path), curve, forEngine(butFor(this.#changes, path)))] as const;
    });
    if (found.every(([, before, now]) => before === now)) return;
    this.curves = new Map(found.flatMap(([path, , now]) => (now ? [[path, now] as const] : [])));
  }

  /** What was worked out before an edit stands until it is worked out anew. */
  #takeOver(before: Follows): void {
    const describe = this.#describe;
    this.situation = before.situation;
    this.levers ??= leversStill(before.levers, describe);
    this.bare ??= before.bare && earlier(before.bare);
    this.window ??= before.window && earlier(before.window);
    this.enough ??= enoughStill(before.enough, describe);
    this.weigh ??= weighStill(before.weigh, describe);
    this.frontier ??= frontierStill(before.frontier, describe);
    if (this.curves.size === 0) this.curves = curvesStill(before.curves, describe);
  }

  /** Nothing more is worked out. */
  end(): void {
    this.#stop();
    this.#thinker?.stop();
    this.#thinker = this.#another = this.#solver = null;
  }

  /** From now on there are engines: one that answers single questions, and others for what takes longer. */
  begin(solver: EngineClient, another: () => EngineClient, atOnce: boolean): void {
    this.#solver = solver;
    this.#another = another;
    if (atOnce) this.settle(0);
  }

  /** The reader changed something: what is being worked out is out of date, and stopped. */
  forget(changes: Changes): void {
    this.#changes = changes;
    this.#failures.clear();
    this.problem = null;
    this.#stop();
    this.#recall();
  }

  /** Works out what is in view and out of date, once the reader's hand has rested. */
  settle(wait = SETTLED_MS): void {
    clearTimeout(this.#timer);
    if (this.#another) this.#timer = setTimeout(() => this.#work(), wait);
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
    this.#stop();
    this.#recall();
    this.settle(0);
  }

  /** Looks at the window at another date or state. */
  look(situation: Situation): void {
    this.situation = situation;
    this.#askForWindow();
  }

  #work(): void {
    const asked = forEngine(this.#changes);
    const bare = forEngine(withNoPromise(this.#changes, this.#describe));
    this.#askForWindow();
    this.#job("bare", bare, this.bare, "answer", [bare], (found: Found<Answer>) => (this.bare = found));
    const paths = this.#curvesInView();
    for (const path of paths) this.#askForCurve(path);
    this.#job("enough", asked, this.enough, "enough", [asked], (found: Found<Enough>) => this.#tookEnough(found));
    if (this.#wanted.has("weigh")) this.#job("weigh", asked, this.weigh, "weigh", [asked], (found: Found<Weighing>) => (this.weigh = found));
    if (this.#wanted.has(ALL_CURVES)) {
      for (const path of this.uncertain) if (!paths.includes(path) && !this.#isGone(path)) this.#askForCurve(path);
    }
    if (this.#wanted.has("frontier") && this.levers && !this.levers.some((path) => this.#isGone(path))) {
      this.#job("frontier", this.#askedOfFrontier(asked), this.frontier, "frontier", [asked, ...this.levers], (found: Found<Frontier>) => (this.frontier = found));
    }
  }

  #tookEnough(found: Found<Enough>): void {
    this.enough = found;
    const [first, second] = found.value.levers;
    if (this.levers || !first || !second) return;
    this.levers = [first.path, second.path];
    this.settle(0);
  }

  #curvesInView(): string[] {
    const paths = [...this.#wanted.keys()].filter((what) => what.startsWith(CURVE)).map((what) => what.slice(CURVE.length));
    return paths.filter((path) => !this.#isGone(path));
  }

  #isGone = (path: string) => isGone(this.#changes, path);

  #askedOfFrontier = (asked: string) => asked + JSON.stringify(this.levers);

  #askForCurve(path: string): void {
    const asked = forEngine(butFor(this.#changes, path));
    this.#job(curveOf(path), asked, this.curves.get(path), "curve", [asked, path], (found: Found<Curve>) => {
      this.curves = new Map(this.curves).set(path, found);
    });
  }

  #askForWindow(): void {
    const given = [forEngine(this.#changes), JSON.stringify(this.situation)];
    if (this.#solver && this.window?.asked !== given.join("")) this.#windows.ask({ changes: this.#changes, given });
  }

  #solved(method: Method, given: string[]): Promise<Window> {
    return this.#solver ? this.#solver.ask<Window>(method, ...given) : Promise.reject(new Error("the engine has not started"));
  }

  #job<T>(name: string, asked: string, found: Found<T> | null | undefined, method: Method, given: string[], take: (found: Found<T>) => void): void {
    // What had no answer is not asked again until something changes.
    if (found?.asked === asked || this.#failures.has(name + asked)) return;
    const changes = this.#changes;
    this.#background.ask(name, async () => {
      this.#thinker ??= this.#another?.() ?? null;
      const thinker = this.#thinker;
      if (!thinker) return;
      this.#thinking = true;
      try {
        await thinker.ready;
        const value = await thinker.ask<T>(method, ...given);
        if (this.#changes !== changes || this.#thinker !== thinker) return;
        const found = { asked, value };
        this.#remembered.keep(name, found);
        take(found);
        this.problem = null;
      } catch (error) {
        if (this.#thinker !== thinker) return;
        this.#failures.add(name + asked);
        this.#failed(changes, error);
      } finally {
        if (this.#thinker === thinker) this.#thinking = false;
      }
    });
  }

  #failed(changes: Changes, error: unknown): void {
    if (this.#changes === changes) this.problem = error instanceof Error ? error.message : String(error);
  }

  /** Drops what waits, and ends what is being worked out. */
  #stop(): void {
    clearTimeout(this.#timer);
    this.#background.forget();
    if (!this.#thinking) return;
    this.#thinking = false;
    const thinker = this.#thinker;
    this.#thinker = null;
    thinker?.stop();
  }
}

const uncertainOf = ({ numbers }: Describe) => numbers.filter((number) => number.written && number.movable && number.ranged !== false && number.low < number.high).map(({ path }) => path);
