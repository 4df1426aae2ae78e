/** Live results: the text under the author's hand, solved in this browser. */
import { EngineClient } from "../../engine/client";
import type { Packed } from "../../engine/messages";
import { LatestWins } from "../../engine/queue";
import type { Answer, Describe, Futures, Page, Quotation } from "../../page";
import type { Changes } from "../../reader/changes";
import { changesStill } from "../../reader/earlier";
import { MOVE, Report } from "../../reader/report.svelte";
import { numberAt } from "../../words/numbers";
import { plainly } from "../../words/text";
import type { Value } from "../server/types";

interface Asked {
  text: string;
  began: number;
}

/** Futures, and the text of which they are. */
export interface Explored {
  id: string;
  text: string;
  findings: Futures;
}

export class Live {
  /** The results of the last text that could be solved. */
  report = $state.raw<Report | null>(null);
  engine = $state<"starting" | "ready" | "failed">("starting");
  /** Why the last text has no results. */
  problem = $state<string | null>(null);
  /** What was tried in the results and could not be carried over into the last text. */
  leftOut = $state("");
  /** Shows a quotation in its source. */
  seeSource: (source: string, place: number) => void = () => undefined;

  readonly #file: string;
  readonly #queue: LatestWins<Asked, Page>;
  #explored: Explored | null = null;
  #quotations: Record<string, Quotation[]> = {};
  #wasm: Packed | null = null;
  /** Answers for the text that has results, and for no other. */
  #solver: EngineClient | null = null;
  /** Reads the next text, so that what is asked of the one before is not answered of it. */
  #reader: EngineClient | null = null;
  #asked: Asked | null = null;
  /** What was tried before the page was loaded, as a fragment, until there is a report to try it on. */
  #before = "";
  /** Numbers under the hand in the form: the text is about to say them. */
  readonly #underHand = new Set<string>();

  constructor(file: string) {
    this.#file = file;
    this.#queue = new LatestWins(
      ({ text }) => this.#solve(text),
      (asked, page) => this.#solved(asked, page),
      (_, error) => (this.problem = error.message),
    );
  }

  /** The engine is there. */
  start(wasm: Packed): void {
    this.#wasm = wasm;
    if (this.#asked) this.#solveSoon(this.#asked);
  }

  failed(why: string): void {
    this.engine = "failed";
    this.problem = why;
  }

  /** `began` is when the hand moved. */
  show(text: string, began = performance.now()): void {
    this.#asked = { text, began };
    this.#solveSoon(this.#asked);
  }

  /** Answers a number under the hand, before it is in the text; whether there is an answer to be had so. */
  tried(path: string, value: Value): boolean {
    const number = this.report?.describe.numbers.find((number) => number.path === path && number.movable);
    if (!this.report || !number || typeof value !== "number") return false;
    this.#underHand.add(path);
    this.report.set([[number, value]], path);
    return true;
  }

  /** Takes up what was tried before the page was loaded. */
  restore(tried: string): void {
    if (this.report) this.report.open(tried);
    else this.#before = tried;
  }

  /** Takes up futures that were drawn. */
  explored(explored: Explored): void {
    this.#explored = explored;
    if (this.report) this.#dress(this.report);
  }

  /** Takes up quotations in their places. */
  quoted(quotations: Record<string, Quotation[]>): void {
    this.#quotations = plainly(quotations);
    if (this.report) this.#dress(this.report);
  }

  stop(): void {
    this.report?.end();
    this.#solver?.stop();
    this.#reader?.stop();
  }

  #solveSoon(asked: Asked): void {
    if (!this.#wasm) return;
    this.#queue.ask(asked);
  }

  async #solve(text: string): Promise<Page> {
    const client = this.#nextReader(text);
    const describe = plainly(await client.read<Describe>(text));
    const answer = plainly(await client.ask<Answer>("answer", "{}"));
    const unknown = { hinges: null, enough: null, frontier: null, weigh: null, futures: null, quotations: {}, simulated: null, left_out: [] };
    return { path: this.#file, text, describe, answer, ...unknown };
  }

  /** What does not come from the engine. */
  #dress(report: Report): void {
    report.futures = this.#explored?.findings ?? null;
    report.futuresOfEarlier = this.#explored !== null && this.#explored.text !== report.page.text;
    report.quotations = this.#quotations;
  }

  #solved({ began }: Asked, page: Page): void {
    this.problem = null;
    this.engine = "ready";
    this.#put(page);
    requestAnimationFrame(() => setTimeout(() => performance.measure(MOVE, { start: began, end: performance.now() })));
  }

  #put(page: Page): void {
    const before = this.report;
    const report = new Report(page, before);
    const solver = this.#nextReader(page.text);
    this.#reader = this.#solver;
    this.#solver = solver;
    report.seeSource = (source, place) => this.seeSource(source, place);
    before?.end();
    report.begin(solver, () => new EngineClient(this.#wasm!, page.text), false);
    this.#dress(report);
    if (before) this.#carryOver(this.#tried(before), report);
    else if (this.#before) report.open(this.#before);
    this.report = report;
    // The next text is not to wait for it to start.
    this.#nextReader(page.text);
  }

  /** What is tried in the results, but for what the text says by now. */
  #tried({ changes }: Report): Changes {
    const set = Object.entries(changes.set).filter(([path]) => !this.#underHand.has(path));
    this.#underHand.clear();
    return { set: Object.fromEntries(set), without: changes.without };
  }

  /** What was tried in the results is tried in the next text too, where it is still there to be tried. */
  #carryOver(tried: Changes, report: Report): void {
    report.takeUp(changesStill(tried, report.describe));
    const ids = report.describe.commitments.map(({ id }) => id);
    const gone = [...Object.keys(tried.set).filter((path) => !numberAt(report.describe, path)), ...tried.without.filter((id) => !ids.includes(id))].length;
    this.leftOut = gone ? `${gone === 1 ? "1 change that was tried is" : `${gone} changes that were tried are`} left out: the text no longer has what ${gone === 1 ? "it" : "they"} changed.` : "";
  }

  #nextReader(text: string): EngineClient {
    if (!this.#wasm) throw new Error("the engine has not started");
    // A first text with mistakes leaves the worker without an arrangement, and ready to read the next.
    return (this.#reader ??= new EngineClient(this.#wasm, text));
  }
}
