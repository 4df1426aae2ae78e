/** A worker that solves: it holds the engine and answers one question after another. */
import { Engine, initSync } from "engine-glue";
import type { FromWorker, Method, ToWorker } from "./messages";

let engine: Engine | undefined;

const say = (message: FromWorker) => self.postMessage(message);

const inWords = (error: unknown) => (error instanceof Error ? error.message : String(error));

function ask(engine: Engine, method: Method, given: string[]): string {
  const [changes = "{}", first = "", second = ""] = given;
  switch (method) {
    case "describe":
      return engine.describe(changes);
    case "answer":
      return engine.answer(changes);
    case "curve":
      return engine.curve(changes, first);
    case "enough":
      return engine.enough(changes);
    case "weigh":
      return engine.weigh(changes);
    case "frontier":
      return engine.frontier(changes, first, second);
    case "window":
      return engine.window(changes, first);
    case "file":
      return engine.file(changes);
  }
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "start") {
    try {
      initSync({ module: data.wasm });
      engine = new Engine(data.text);
      say({ kind: "ready" });
    } catch (error) {
      say({ kind: "failed", message: inWords(error) });
    }
    return;
  }
  try {
    if (data.kind === "read") {
      const read = new Engine(data.text);
      engine?.free();
      engine = read;
      say({ kind: "told", id: data.id, text: read.describe("{}") });
      return;
    }
    if (!engine) throw new Error("the engine has not started");
    say({ kind: "told", id: data.id, text: ask(engine, data.method, data.arguments) });
  } catch (error) {
    say({ kind: "refused", id: data.id, message: inWords(error) });
  }
};
