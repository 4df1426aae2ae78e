/** One arrangement on the desk: its text, what is read in it, what follows from it, and what is kept. */
import { server, inWords } from "../server/server";
import type { At, Draft, Edit, Opened, Value } from "../server/types";
import { Exploring } from "./exploring.svelte";
import { Live } from "./live.svelte";
import { Reading } from "./reading.svelte";
import { Saving } from "./saving.svelte";
import { Sources } from "./sources.svelte";
import { Variants } from "./variants.svelte";

/** What one looks at. */
export const VIEWS = ["write", "results", "sources", "variants", "explore", "pass-on"] as const;
export type View = (typeof VIEWS)[number];

/** Waits this long after a key before the text is read, and after a move that was answered already. */
const TYPED_MS = 150;
const TRIED_MS = 400;

/** How the text came to be changed: typed, by a hand that still moves (and was answered already, or not), or in one step. */
export type How = "typed" | "moving" | "tried" | "step";

/** What the editor of the text offers. */
export interface EditorHandle {
  undo(): void;
  redo(): void;
  goTo(line: number, column: number): void;
}

/** Whether an edit adds an entry to a list, or takes one away or replaces it. */
const reshapes = ({ at, value }: Edit) => typeof at.at(-1) === "number" && (value === null || typeof value === "object");

interface Waiting {
  edits: readonly Edit[];
  /** What is under the hand: a later move of the same replaces one that still waits. */
  how: How;
  held: string | null;
  began: number;
}

/** How many mistakes a saved text has, where it has some. */
const wrongWords = (mistakes: number) => (mistakes === 0 ? "" : mistakes === 1 ? ", with 1 mistake" : `, with ${mistakes} mistakes`);

export class Desk {
  readonly file: string;
  readonly saving: Saving;
  readonly reading: Reading;
  readonly live: Live;
  readonly variants: Variants;
  readonly exploring: Exploring;
  readonly sources: Sources;

  view = $state<View>("write");
  /** How the last change was made, for the editor's history. */
  how: How = "step";
  /** Why a change in the form was not made. */
  formProblem = $state<string | null>(null);
  /** The field in which something is written that is not in the text yet. */
  pending = $state.raw<HTMLElement | null>(null);
  /** Whether changes of the form are on their way into the text. */
  editing = $state(false);
  /** Whether an entry is being added or taken away: until the text is read again, entries are not where the form shows them. */
  reshaping = $state(false);
  /** What was done, said once. */
  said = $state("");
  /** The number that is to be shown, by its path, and a counter so that it can be asked for twice. */
  wanted = $state.raw<{ path: string; asked: number } | null>(null);
  /** The quotation that is to be shown: its source and its place among the source's. */
  wantedMark = $state.raw<{ source: string; place: number; asked: number } | null>(null);
  canUndo = $state(false);
  canRedo = $state(false);
  editor: EditorHandle | null = null;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: Waiting[] = [];
  #working: Promise<void> = Promise.resolve();
  #asked = 0;

  /** `draft` is what is gone on with, where it is not the file as it was saved. */
  constructor(opened: Opened, draft: Draft | null = null) {
    this.file = opened.file;
    this.saving = new Saving(opened, draft);
    this.live = new Live(opened.file);
    this.variants = new Variants(opened.file);
    this.exploring = new Exploring(opened.file, (explored) => this.live.explored(explored));
    this.sources = new Sources(opened.file, (quotations) => this.live.quoted(quotations));
    this.reading = new Reading(
      opened.file,
      (text) => this.sources.read(text),
      (text) => (this.reshaping &&= this.editing || text !== this.text),
    );
    this.live.seeSource = (source, place) => this.showMark(source, place);
    this.#follow("step");
    void this.variants.load().catch(() => undefined);
    void this.exploring.restore(this.text);
  }

  get text(): string {
    return this.saving.text;
  }

  /** The text as it is typed, or replaced as a whole. */
  write(text: string, how: How, began?: number): void {
    if (text === this.text) return;
    this.how = how;
    this.said = "";
    this.saving.write(text);
    this.#follow(how, began);
  }

  /** Changes values in the text; `held` names what is under the hand while it moves. */
  edit(edits: readonly Edit[], held: string | null = null): void {
    if (edits.some(reshapes)) {
      // Places of entries are those of the text that was read last: a second click must not meet the next entry.
      if (this.reshaping) return;
      this.reshaping = true;
    }
    const last = this.#waiting.at(-1);
    const tried = held !== null && edits[0] !== undefined && this.live.tried(held, edits[0].value);
    const waiting: Waiting = { edits, held, how: held === null ? "step" : tried ? "tried" : "moving", began: performance.now() };
    if (held !== null && last?.held === held) this.#waiting.splice(-1, 1, waiting);
    else this.#waiting.push(waiting);
    if (!this.editing) this.#working = this.#work();
  }

  set(at: At, value: Value, held: string | null = null): void {
    this.edit([{ at, value }], held);
  }

  async save(): Promise<void> {
    await this.settled();
    const without = this.formProblem === null ? "" : " What the form could not change is not in it.";
    if (this.saving.onDisk) this.said = "It is not saved: the file on disk has changed. Choose first which text is to stand.";
    else if (await this.saving.save()) this.said = `Saved as ${this.file}${wrongWords(this.saving.mistakes)}.${without}`;
  }

  /** What stands in a field is in the text, and so is every change of the form. */
  async settled(): Promise<void> {
    const field = this.pending;
    if (field?.isConnected) {
      // A field gives what stands in it when it is left.
      field.blur();
      field.focus();
    }
    this.pending = null;
    while (this.editing) await this.#working;
  }

  /** Keeps what is not saved as a draft; whether it is kept. */
  async kept(): Promise<boolean> {
    await this.settled();
    await this.saving.keep();
    return !this.saving.loose;
  }

  /** The server is heard again: what it told meanwhile is asked. */
  async heardAgain(): Promise<void> {
    void this.exploring.check();
    this.reading.read(this.text);
    const theirs = await this.saving.look().catch(() => null);
    if (theirs !== null) this.#takeUp(theirs);
  }

  /** Turns to another view; what was said of the one before is over. */
  look(view: View): void {
    this.view = view;
    this.said = "";
  }

  /** Shows where a number is in the form. */
  showNumber(path: string): void {
    this.look("write");
    this.wanted = { path, asked: ++this.#asked };
  }

  /** Shows a quotation in its source. */
  showMark(source: string, place: number): void {
    this.look("sources");
    this.wantedMark = { source, place, asked: ++this.#asked };
  }

  /** Somebody else changed the file. */
  changedOnDisk(version: string | null, text: string | null): void {
    const theirs = this.saving.changed(version, text);
    if (theirs !== null) this.#takeUp(theirs);
  }

  #takeUp(theirs: string): void {
    this.write(theirs, "step");
    this.said = "The file was changed by another program or window; here it is as it is now. Undo brings back how it was.";
  }

  /** The text on disk is to stand; what was written here is kept as a variant. */
  async takeTheirs(): Promise<void> {
    const mine = this.text;
    let name: string;
    try {
      name = await this.variants.keep("before taking the file on disk", mine);
    } catch {
      // Said where variants are; what was written stays.
      return;
    }
    this.write(this.saving.takeTheirs(), "step");
    this.said = `Your text is kept as the variant “${name}”.`;
  }

  /** Nothing more is done with it. */
  close(): void {
    clearTimeout(this.#timer);
    this.sources.stop();
    this.live.stop();
  }

  /** What is typed waits for the hand to rest; under a hand that moves the answer comes first, and the form follows. */
  #follow(how: How, began?: number): void {
    clearTimeout(this.#timer);
    const rested = how === "typed" || how === "tried";
    if (!rested) this.live.show(this.text, began);
    if (how === "step") return this.reading.read(this.text);
    this.#timer = setTimeout(() => {
      if (rested) this.live.show(this.text);
      this.reading.read(this.text);
    }, how === "tried" ? TRIED_MS : TYPED_MS);
  }

  async #work(): Promise<void> {
    this.editing = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      try {
        await this.#apply(next);
        this.formProblem = null;
      } catch (error) {
        this.formProblem = inWords(error);
        this.reshaping = false;
      }
    }
    this.editing = false;
    if (this.reading.of === this.text) this.reshaping = false;
  }

  /** Where the text was typed in meanwhile, the change is made in the text as it is now. */
  async #apply({ edits, how, began }: Waiting): Promise<void> {
    for (;;) {
      const from = this.text;
      const to = await server.edit(from, edits);
      if (this.text !== from) continue;
      this.write(to, how, began);
      return;
    }
  }
}
