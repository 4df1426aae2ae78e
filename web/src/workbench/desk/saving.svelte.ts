/** Keeping what is written: a draft while it is written, the file when it is saved, both texts where the disk has another. */
import { Refused, inWords, isHeavy, server, type Kept } from "../server/server";
import type { Draft, Opened } from "../server/types";

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
  readonly dirty = $derived.by(() => this.removed || this.text !== this.saved);
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
  /** Versions that were written here, of which the server tells every page. */
  readonly #own = new Set<string>();
  /** The draft of an earlier page that is gone on with here, until it is kept as one's own. */
  #adopted: Draft | null = null;
  /** Drafts are kept under this name, so that no other window writes over them. */
  readonly #by = crypto.randomUUID().replaceAll("-", "");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();

  /** `draft` is what is gone on with, where it is not the file as it was saved. */
  constructor(opened: Opened, draft: Draft | null = null) {
    this.file = opened.file;
    this.saved = opened.text;
    this.text = draft?.text ?? opened.text;
    this.#version = opened.version;
    this.removed = opened.version === null;
    if (!draft) return;
    this.draft = draft.text;
    this.#adopted = draft;
    void this.keep();
    if (draft.on === opened.version || draft.text === opened.text || opened.version === null) return;
    // A draft of an earlier file: both are shown.
    this.#version = draft.on;
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

  /** Whether leaving now would lose something: it could not be kept, or is too large to be sent on the way out. */
  get mayBeLost(): boolean {
    return this.loose && (this.draftProblem !== null || isHeavy(this.#kept(this.text)));
  }

  /** The page is being left, or turned away from. */
  leave(): void {
    const kept = this.#kept(this.text);
    if (this.loose) server.keepDraft(kept, !isHeavy(kept)).catch(() => undefined);
    else if (!this.dirty && this.draft !== null) server.dropDraft(this.#ownDraft(), true).catch(() => undefined);
  }

  /** Another window threw a draft away; where it was this one's, what is written here is kept again. */
  thrownAway(draft: string): void {
    if (draft !== this.#by) return;
    this.draft = null;
    void this.keep();
  }

  /** What is on disk now, after the server could not be heard; as `changed`. */
  async look(): Promise<string | null> {
    const before = this.#version;
    const { text, version } = await server.open(this.file).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return { text: null, version: null };
      throw error;
    });
    // What was saved in the meantime is newer.
    return this.busy || this.#version !== before ? null : this.changed(version, text);
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
      if (this.#writing !== null) this.#own.add(version);
      // The server takes a draft that says the same away.
      if (this.draft === text) this.draft = null;
      this.problem = this.draftProblem = null;
      this.removed = false;
      // What was written in the meantime is a draft of the file as it is now.
      this.#later(0);
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
    const own = this.#own.delete(version);
    if (text === this.#writing) {
      this.#writing = null;
      return null;
    }
    if (own || version === this.onDisk?.version) return null;
    this.removed = false;
    if (version === this.#version) return null;
    if (text === this.text) {
      this.#version = version;
      this.saved = text;
      this.#begun = undefined;
      this.onDisk = null;
      this.#later(0);
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
        if (this.draft !== null) await server.dropDraft(this.#ownDraft());
        this.draft = null;
        await this.#adopt();
      } else if (this.draft !== text || this.#adopted) {
        await server.keepDraft(this.#kept(text));
        this.draft = text;
        await this.#adopt();
      }
      this.draftProblem = null;
      if (this.text !== text) this.#later(DRAFT_MS);
    } catch (error) {
      this.draftProblem = inWords(error);
      this.#later(AGAIN_MS);
    }
  }

  /** The draft that was gone on with is one's own by now, or was not wanted. */
  async #adopt(): Promise<void> {
    const adopted = this.#adopted;
    if (adopted) await server.dropDraft({ ...this.#ownDraft(), draft: adopted.draft, text: adopted.text });
    this.#adopted = null;
  }

  #kept(text: string): Kept {
    return { file: this.file, by: this.#by, text, version: this.#version };
  }

  #ownDraft() {
    return { file: this.file, by: this.#by, draft: this.#by, text: null };
  }

  /** What is here is nowhere else. */
  #gone(): void {
    this.removed = true;
    this.onDisk = null;
    this.#version = null;
    this.#later(0);
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
