import { beforeEach, expect, test, vi } from "vitest";
import { Comparing } from "../../../src/workbench/desk/comparing.svelte";
import { Live } from "../../../src/workbench/desk/live.svelte";
import { pageOfFixture } from "../figures-of";

const { describe: described, answer } = pageOfFixture();

/** What engines were asked: each by its number, with the text that it holds. */
const { asked, held } = vi.hoisted(() => ({ asked: [] as { engine: number; what: string; of: string }[], held: { next: 0, let: null as null | (() => void), waits: "" } }));

vi.mock("../../../src/engine/client", () => ({
  EngineClient: class {
    readonly #number = (held.next += 1);
    #text: string;
    ready = Promise.resolve();
    constructor(_: unknown, text: string) {
      this.#text = text;
    }
    async read(text: string) {
      this.#text = text;
      asked.push({ engine: this.#number, what: "read", of: text });
      if (text === held.waits) await new Promise<void>((resolve) => (held.let = resolve));
      return described;
    }
    async ask(what: string) {
      asked.push({ engine: this.#number, what, of: this.#text });
      return answer;
    }
    stop() {}
  },
}));

beforeEach(() => {
  asked.length = 0;
  Object.assign(held, { next: 0, let: null, waits: "" });
  vi.stubGlobal("requestAnimationFrame", () => 0);
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const wasm = {} as never;

test("what is tried while the next text is read is answered of the text that is shown", async () => {
  const live = new Live("a.toml");
  live.start(wasm);
  live.show("one");
  await settled();
  held.waits = "two";
  live.show("two");
  await settled();
  const number = described.numbers.find(({ movable }) => movable)!;
  live.report!.set([[number, number.low]]);
  await settled();
  expect(asked.filter(({ what }) => what === "answer").map(({ of }) => of)).toEqual(["one", "one"]);
  held.let!();
  await settled();
  expect(live.report?.page.text).toBe("two");
  expect(asked.filter(({ what, of }) => what === "answer" && of === "two").length).toBeGreaterThan(0);
});

test("variants that are compared no longer are not remembered", async () => {
  const comparing = new Comparing(Promise.resolve(wasm));
  const [a, b] = [{ name: "a", text: "A" }, { name: "b", text: "B" }];
  const reads = () => asked.filter(({ what }) => what === "read").map(({ of }) => of);
  for (const variants of [[a, b], [a], [a, b]]) {
    comparing.show(variants);
    await settled();
  }
  expect(reads()).toEqual(["A", "B", "B"]);
});
