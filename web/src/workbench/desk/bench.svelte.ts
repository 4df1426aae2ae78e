/** The workbench: which arrangement is on the desk, what the folder holds, and the line to the server. */
import { ready } from "../../engine/unpack";
import type { Packed } from "../../engine/messages";
import { Form } from "../form/form.svelte";
import type { Json } from "../form/schema";
import { plainly } from "../../words/text";
import { listen } from "../server/events";
import { inWords, server } from "../server/server";
import type { Draft, Listed, Opened, Served } from "../server/types";
import { addressOf, fileIn, triedIn } from "./address";
import { Comparing } from "./comparing.svelte";
import { Desk } from "./desk.svelte";

/** Takes an offered draft away; what was written into it since it was offered stays. */
const drop = ({ file }: Opened, { draft, text }: Draft) => server.dropDraft({ file, by: "offered", draft, text });

export class Bench {
  readonly served: Served;
  files = $state.raw<readonly Listed[] | null>(null);
  desk = $state.raw<Desk | null>(null);
  form = $state.raw<Form | null>(null);
  /** A file with drafts of before, or of other windows: whoever opens it chooses. */
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
    if (await this.close()) {
      if (file) await this.open(file);
    } else if (this.desk) history.pushState(null, "", addressOf(this.desk.file, ""));
  }

  open(file: string): Promise<void> {
    return this.#try(async () => this.#opened(await server.open(file)));
  }

  begin(file: string): Promise<void> {
    return this.#try(async () => this.#opened(await server.begin(/\.toml$/i.test(file) ? file : `${file}.toml`)));
  }

  /** Goes on with a draft that was offered; others stay where they are. */
  goOn(draft: Draft): void {
    if (this.offered) this.#put(new Desk(this.offered, draft));
  }

  /** Opens the file as it was saved; drafts stay where they are. */
  openAsSaved(): void {
    if (this.offered) this.#put(new Desk(this.offered));
  }

  /** A draft that was offered is not gone on with: it is kept as a variant, or thrown away. */
  async putAside(draft: Draft, keep: boolean): Promise<void> {
    const opened = this.offered;
    if (!opened) return;
    await this.#try(async () => {
      if (keep) await server.keepVariant(opened.file, "unsaved draft", draft.text);
      await drop(opened, draft);
      const drafts = opened.drafts.filter((other) => other !== draft);
      if (drafts.length) this.offered = { ...opened, drafts };
      else if (opened.version !== null) this.#put(new Desk(opened));
      else await this.close();
    });
  }

  /** Back to the folder; what is not saved is kept as a draft. False where it could not be, and is not to be lost. */
  async close(): Promise<boolean> {
    if (this.desk && !(await this.desk.kept()) && !confirm("What you have written could not be kept. Leave it all the same, and lose it?")) return false;
    this.desk?.close();
    this.desk = this.form = this.offered = null;
    if (location.hash) history.pushState(null, "", location.pathname);
    await this.list();
    return true;
  }

  #opened(opened: Opened): void {
    const same = (draft: Draft) => opened.version !== null && draft.text === opened.text;
    // What says the same as the file is no news to anybody.
    for (const draft of opened.drafts.filter(same)) drop(opened, draft).catch(() => undefined);
    const drafts = opened.drafts.filter((draft) => !same(draft));
    if (drafts.length) this.offered = { ...opened, drafts };
    else this.#put(new Desk(opened));
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
        draft: ({ file, draft }) => {
          if (file === desk()?.file) desk()?.saving.thrownAway(draft);
        },
        progress: (told) => desk()?.exploring.progressed(told),
        explored: (told) => desk()?.exploring.found(told),
        failed: (told) => desk()?.exploring.failed(told),
        cancelled: (told) => desk()?.exploring.cancelled(told),
      },
      (open) => {
        this.line = open;
        if (open) void desk()?.heardAgain();
      },
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
