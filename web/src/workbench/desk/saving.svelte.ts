/** Keeping what is written: a draft while it is written, the file when it is saved, both texts where the disk has another. */
import { Refused, inWords, server } from "../server/server";
import type { Opened } from "../server/types";

/** Waits this long after the last change before a draft is kept. */
const DRAFT_MS = 600;
const AGAIN_MS = 5000;

/** The file as it is on disk, where it is not what this text was begun from. */
export interface OnDisk {
  text: string;
  version: string;
}

export class Saving {
  /** The text that is written here. */
  text = $state.raw("");
  /** The text of the file, as far as it is known. */
  saved = $state.raw("");
  onDisk = $state.raw<OnDisk | null>(null);
  /** Mistakes in the text that was saved last. */
  mistakes = $state(0);
  /** Whether the file is there no longer. */
  removed = $state(false);
  busy = $state(false);
  /** Why the file could not be saved. */
  problem = $state<string | null>(null);
  /** Why no draft could be kept: then what is written is in this window only. */
  draftProblem = $state<string | null>(null);
  /** The text of the draft that is kept. */
  draft = $state.raw<string | null>(null);

  readonly file: string;
  readonly dirty = $derived.by(() => this.text !== this.saved);
  /** Whether what is written is neither in the file nor in a draft. */
  readonly loose = $derived.by(() => this.dirty && this.draft !== this.text);
  /** Where a draft was begun from an earlier file: its text, as far as it is kept. */
  #begun = $state.raw<string | null | undefined>(undefined);
  /** The text from which this one was begun: null where it is not known any more. */
  readonly base = $derived.by(() => (this.#begun === undefined ? this.saved : this.#begun));
  /** The version that this text was begun from; null where the file is not there. */
  #version: string | null;
  /** What is being written to the file: hearing of it from the disk is no news. */
  #writing: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(opened: Opened, text: string) {
    this.file = opened.file;
    this.saved = opened.text;
    this.text = text;
    this.#version = opened.version;
    const draft = opened.draft;
    if (!draft) return;
    this.draft = draft.text;
    // A draft of an earlier file: both are shown.
    if (text !== draft.text || draft.on === opened.version || text === opened.text) return;
    this.onDisk = { text: opened.text, version: opened.version };
    this.#begun = draft.base;
  }

  write(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.#later(DRAFT_MS);
  }

  /** Keeps a draft now, or drops it where there is nothing to keep. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#keeping = this.#keeping.then(() => this.#keep());
    return this.#keeping;
  }

  /** The page is being left. */
  leave(): void {
    if (this.loose) server.keepDraft(this.file, this.text, this.#version, true).catch(() => undefined);
    else if (!this.dirty && this.draft !== null) server.dropDraft(this.file, true).catch(() => undefined);
  }

  async save(): Promise<boolean> {
    if (this.busy || this.onDisk) return false;
    clearTimeout(this.#timer);
    this.busy = true;
    const text = this.text;
    this.#writing = text;
    try {
      await this.#keeping;
      const { version, mistakes } = await server.save(this.file, text, this.#version);
      this.#version = version;
      this.mistakes = mistakes;
      this.saved = text;
      this.draft = this.problem = this.draftProblem = null;
      this.removed = false;
      // What was written in the meantime is a draft of the file as it is now.
      if (this.dirty) this.#later(0);
      return true;
    } catch (error) {
      this.#notSaved(error);
      return false;
    } finally {
      this.busy = false;
      this.#writing = null;
    }
  }

  /** Somebody else changed the file. Where nothing is unsaved here, gives the text to show. */
  changed(version: string | null, text: string | null): string | null {
    if (version === null || text === null) {
      this.#gone();
      return null;
    }
    this.removed = false;
    if (version === this.#version || version === this.onDisk?.version || text === this.#writing) return null;
    if (text === this.text) {
      this.#version = version;
      this.saved = text;
      this.#begun = undefined;
      this.onDisk = null;
      return null;
    }
    if (this.dirty || this.busy) {
      this.onDisk = { text, version };
      return null;
    }
    this.#version = version;
    this.saved = text;
    return text;
  }

  /** What is written here is to stand when it is saved: the file on disk is known and will be replaced. */
  keepMine(): void {
    if (!this.onDisk) return;
    this.saved = this.onDisk.text;
    this.#version = this.onDisk.version;
    this.#begun = undefined;
    this.onDisk = null;
    this.draft = null;
    void this.keep();
  }

  /** The text on disk is to stand; gives it. */
  takeTheirs(): string {
    const theirs = this.onDisk?.text ?? this.saved;
    if (this.onDisk) this.#version = this.onDisk.version;
    this.saved = theirs;
    this.#begun = undefined;
    this.onDisk = null;
    return theirs;
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), wait);
  }

  async #keep(): Promise<void> {
    const text = this.text;
    try {
      if (!this.dirty) {
        if (this.draft !== null) await server.dropDraft(this.file);
        this.draft = null;
      } else if (this.draft !== text) {
        await server.keepDraft(this.file, text, this.#version);
        this.draft = text;
      }
      this.draftProblem = null;
      if (this.text !== text) this.#later(DRAFT_MS);
    } catch (error) {
      this.draftProblem = inWords(error);
      this.#later(AGAIN_MS);
    }
  }

  #gone(): void {
    this.removed = true;
    this.#version = null;
  }

  #notSaved(error: unknown): void {
    const body = error instanceof Refused && error.status === 409 ? error.body : {};
    const { text, version } = body;
    if (text === null) {
      this.#gone();
      this.problem = inWords(error);
    } else if (typeof text === "string" && typeof version === "string") this.onDisk = { text, version };
    else this.problem = inWords(error);
    if (this.dirty) this.#later(0);
  }
}
