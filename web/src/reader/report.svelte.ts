/** The report as its reader has it: the author's figures, the reader's changes, and the answer to both. */
import { EngineClient } from "../engine/client";
import { LatestWins } from "../engine/queue";
import { unpack } from "../engine/unpack";
import type { Answer, Curve, Describe, Futures, NumberOf, Package, Page, Quotation } from "../page";
import { TARGET_SURVIVAL, TARGET_YEARS, numberAt } from "../words/numbers";
import { NO_CHANGES, butFor, changesOf, countOf, fitting, forEngine, isGone, valueOf, withNumber, withPromise, type Changes } from "./changes";
import { Follows } from "./follows.svelte";
import { fromFragment, toFragment } from "./fragment";
import { History } from "./history";

/** Name of the measure of how long a move takes until its answer is on the page. */
export const MOVE = "a move is solved and drawn";

interface Asked {
  changes: Changes;
  began: number;
}

export class Report {
  readonly page: Page;
  readonly describe: Describe;
  readonly follows: Follows;

  changes = $state.raw<Changes>(NO_CHANGES);
  canUndo = $state(false);
  answer: Answer = $state.raw() as Answer;
  /** Why the changed arrangement has no answer. */
  problem = $state<string | null>(null);
  /** What a link asked for and cannot be had. */
  notices = $state.raw<readonly string[]>([]);
  /** Whether the link was made from another version of the arrangement. */
  ofAnother = $state(false);
  engine = $state<"starting" | "ready" | "failed">("starting");
  engineProblem = $state("");
  /** Many futures, where they were drawn, and whether that was before the arrangement was edited. */
  futures = $state.raw<Futures | null>(null);
  futuresOfEarlier = $state(false);
  /** Quotations in their paragraphs, by source. */
  quotations = $state.raw<Record<string, Quotation[]>>({});
  /** Whether something is under the reader's hand: then nothing moves by itself. */
  moving = $state(false);

  readonly asked = $derived.by(() => forEngine(this.changes));
  readonly changed = $derived.by(() => countOf(this.changes));
  readonly fragment = $derived.by(() => toFragment(this.changes, this.page.answer.input.sha256));
  readonly aim = $derived.by(() => ({
    years: this.changes.set[TARGET_YEARS] ?? this.describe.target.years,
    survival: this.changes.set[TARGET_SURVIVAL] ?? this.describe.target.survival,
  }));

  /** The numbers that the answer may hinge on: those with a range, of promises that are kept. */
  readonly #uncertain = $derived.by(() => this.follows.uncertain.filter((path) => !isGone(this.changes, path)));
  /** Their curves as far as they are known, each with where the reader has its number. */
  readonly hinges = $derived.by(() => this.#uncertain.flatMap((path) => this.#here(path) ?? []));
  /** Whether all of them are known, of these changes or of others. */
  readonly allHinges = $derived.by(() => this.hinges.length === this.#uncertain.length);
  /** Whether some of them are of other changes than these. */
  readonly hingesStale = $derived.by(() => this.#uncertain.some((path) => this.curve(path).stale));

  readonly #history = new History();
  readonly #queue: LatestWins<Asked, Answer>;
  #solver: EngineClient | null = null;

  /** Shows a quotation in its source, where that is not on the page itself. */
  seeSource: ((source: string, place: number) => void) | null = null;

  /** `before` is the same arrangement before it was edited: its figures stand, paled, until they are worked out anew. */
  constructor(page: Page, before: Report | null = null) {
    this.page = page;
    this.describe = page.describe;
    this.answer = page.answer;
    this.futures = page.futures;
    this.quotations = page.quotations;
    this.follows = new Follows(page, before?.follows);
    this.#queue = new LatestWins(
      ({ changes }) => this.#ready().ask<Answer>("answer", forEngine(changes)),
      (asked, answer) => this.#answered(asked, answer),
      (_, error) => (this.problem = error.message),
    );
  }

  /** Starts the engine from what the page carries: once to answer moves, once for what takes longer. */
  async start(packed: string): Promise<void> {
    try {
      const wasm = await unpack(packed);
      const another = () => new EngineClient(wasm, this.page.text);
      const solver = another();
      await solver.ready;
      this.begin(solver, another);
    } catch (error) {
      this.engine = "failed";
      this.engineProblem = error instanceof Error ? error.message : String(error);
    }
  }

  /** There are engines that have read this arrangement. What takes longer is begun at once, or when it is in view. */
  begin(solver: EngineClient, another: () => EngineClient, atOnce = true): void {
    this.#solver = solver;
    this.engine = "ready";
    if (this.changed) this.#solve();
    this.follows.begin(solver, another, atOnce);
  }

  /** Another arrangement has taken its place: nothing more is worked out. */
  end(): void {
    this.engine = "starting";
    this.follows.end();
  }

  /** Takes up the changes that a link carries. */
  open(fragment: string): void {
    const { changes, problems, ofAnother } = fromFragment(fragment, this.describe, this.page.answer.input.sha256);
    this.notices = problems;
    this.ofAnother = ofAnother && countOf(changes) > 0;
    if (forEngine(changes) !== this.asked) this.#step(changes, null);
  }

  /** Takes up changes that were made before the arrangement was edited. */
  takeUp(changes: Changes): void {
    if (countOf(changes) > 0) this.#step(changes, null);
  }

  /** Sets numbers, as one step; `held` names what is under the reader's hand while it moves. */
  set(numbers: readonly (readonly [NumberOf, number])[], held: string | null = null): void {
    const set = (changes: Changes, [number, value]: readonly [NumberOf, number]) => withNumber(changes, number, fitting(number, value));
    this.#step(numbers.reduce(set, this.changes), held);
  }

  /** The reader's hand rests, and may go on with the same. */
  rest(): void {
    this.moving = false;
  }

  /** The reader's hand has let go: what it takes up next is a new step. */
  letGo(): void {
    this.#history.letGo();
    this.moving = false;
  }

  /** Takes a promise away, or gives it back. */
  keep(promise: string, kept: boolean): void {
    this.#step(withPromise(this.changes, promise, kept), null);
  }

  /** Tries an alternative of the author's in the place of all changes. */
  tryPackage({ set, without }: Package): void {
    this.#step(changesOf(set, without, this.describe), null);
  }

  undo(): void {
    this.#show(this.#history.undo());
  }

  reset(): void {
    this.notices = [];
    this.ofAnother = false;
    this.#step(NO_CHANGES, null);
  }

  /** The arrangement with the reader's changes, as TOML. */
  async file(): Promise<string> {
    return this.#ready().ask<string>("file", this.asked);
  }

  /** The curve of a number, and whether it is of before the last change. */
  curve(path: string): { curve: Curve | undefined; stale: boolean } {
    const found = this.follows.curves.get(path);
    return { curve: found?.value, stale: found?.asked !== forEngine(butFor(this.changes, path)) };
  }

  /** A curve does not depend on where its own number stands, so that is put in. */
  #here(path: string): Curve | undefined {
    const curve = this.follows.curves.get(path)?.value;
    const number = numberAt(this.describe, path);
    return curve && number ? { ...curve, now: valueOf(this.changes, number) } : curve;
  }

  #ready(): EngineClient {
    if (!this.#solver) throw new Error(this.engineProblem || "the engine has not started");
    return this.#solver;
  }

  #step(changes: Changes, held: string | null): void {
    this.moving = held !== null;
    this.#history.step(changes, held);
    this.#show(changes);
  }

  #show(changes: Changes): void {
    this.changes = changes;
    this.canUndo = this.#history.canUndo;
    this.follows.forget(changes);
    this.#solve();
  }

  #solve(): void {
    if (this.engine === "ready") this.#queue.ask({ changes: this.changes, began: performance.now() });
  }

  #answered({ began }: Asked, answer: Answer): void {
    this.problem = null;
    this.answer = answer;
    // After the frame in which the answer is drawn.
    requestAnimationFrame(() => setTimeout(() => performance.measure(MOVE, { start: began, end: performance.now() })));
    this.follows.settle();
  }
}
