/** The workbench: which arrangement is on the desk, what the folder holds, and the line to the server. */
import { ready } from "../../engine/unpack";
import type { Packed } from "../../engine/messages";
import { Form } from "../form/form.svelte";
import type { Json } from "../form/schema";
import { plainly } from "../../words/text";
import { listen } from "../server/events";
import { inWords, server } from "../server/server";
import type { Listed, Opened, Served } from "../server/types";
import { addressOf, fileIn, triedIn } from "./address";
import { Comparing } from "./comparing.svelte";
import { Desk } from "./desk.svelte";

export class Bench {
  readonly served: Served;
  files = $state.raw<readonly Listed[] | null>(null);
  desk = $state.raw<Desk | null>(null);
  form = $state.raw<Form | null>(null);
  /** A file with a draft of before: whoever opens it chooses. */
  offered = $state.raw<Opened | null>(null);
  problem = $state<string | null>(null);
  /** Whether the server can be heard. */
  line = $state(true);
  busy = $state(false);

  readonly comparing: Comparing;
  readonly #wasm: Promise<Packed>;
  readonly #schema: Promise<Json>;

  constructor(served: Served) {
    this.served = served;
    this.#wasm = server.engine().then(ready);
    this.#schema = server.schema();
    this.comparing = new Comparing(this.#wasm);
    // Each is told to whoever waits for it.
    this.#wasm.catch(() => undefined);
    this.#schema.catch(() => undefined);
    this.#listen();
  }

  async list(): Promise<void> {
    try {
      this.files = plainly(await server.files(), ["file"]);
    } catch (error) {
      this.problem = inWords(error);
    }
  }

  /** The address names another file, or none, or what is to be tried. */
  async named(hash: string): Promise<void> {
    const file = fileIn(hash);
    if (file === (this.desk?.file ?? "")) return this.desk?.live.restore(triedIn(hash));
    await this.close();
    if (file) await this.open(file);
  }

  open(file: string): Promise<void> {
    return this.#try(async () => this.#opened(await server.open(file)));
  }

  begin(file: string): Promise<void> {
    return this.#try(async () => this.#opened(await server.begin(/\.toml$/i.test(file) ? file : `${file}.toml`)));
  }

  /** Goes on with the draft that was offered. */
  goOn(): void {
    const opened = this.offered;
    if (opened?.draft) this.#put(new Desk(opened, opened.draft.text));
  }

  /** Opens the file as it was saved; the draft is kept as a variant, or thrown away. */
  async openAsSaved(keepDraft: boolean): Promise<void> {
    const opened = this.offered;
    if (!opened?.draft) return;
    const draft = opened.draft;
    await this.#try(async () => {
      const desk = new Desk(opened);
      if (keepDraft) {
        await desk.variants.load();
        await desk.variants.keep(desk.variants.free("unsaved draft"), draft.text);
      }
      await server.dropDraft(opened.file);
      desk.saving.draft = null;
      this.#put(desk);
    });
  }

  /** Back to the folder; what is not saved is kept as a draft. */
  async close(): Promise<void> {
    await this.desk?.close();
    this.desk = this.form = this.offered = null;
    if (location.hash) history.pushState(null, "", location.pathname);
    await this.list();
  }

  #opened(opened: Opened): void {
    const draft = opened.draft;
    if (draft && draft.text !== opened.text) this.offered = opened;
    else this.#put(new Desk({ ...opened, draft: null }));
  }

  #put(desk: Desk): void {
    this.offered = null;
    this.desk = desk;
    if (fileIn(location.hash) !== desk.file) history.pushState(null, "", addressOf(desk.file, ""));
    desk.live.restore(triedIn(location.hash));
    this.#wasm.then(
      (wasm) => desk.live.start(wasm),
      (error) => desk.live.failed(inWords(error)),
    );
    this.#schema.then(
      (schema) => {
        if (this.desk !== desk) return;
        const form = new Form(desk, schema);
        form.open.add("question");
        this.form = form;
      },
      (error) => (this.problem = inWords(error)),
    );
  }

  #listen(): void {
    const desk = () => this.desk;
    listen(
      {
        file: ({ file, version, text }) => {
          if (file === desk()?.file) desk()?.changedOnDisk(version, text);
          else if (!desk()) void this.list();
        },
        progress: (told) => desk()?.exploring.progressed(told),
        explored: (told) => desk()?.exploring.found(told),
        failed: (told) => desk()?.exploring.failed(told),
        cancelled: (told) => desk()?.exploring.cancelled(told),
      },
      (open) => (this.line = open),
    );
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = inWords(error);
    }
    this.busy = false;
  }
}
