import { expect, test } from "vitest";
import { Background, LatestWins } from "../../src/engine/queue";

/** A promise that is settled from outside. */
function held<T>() {
  let settle: (value: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => ([settle, fail] = [resolve, reject]));
  return { promise, settle, fail };
}

const rest = () => new Promise((resolve) => setTimeout(resolve));

test("while one question is answered only the latest of the others is kept", async () => {
  const asked: number[] = [];
  const first = held<string>();
  const got: [number, string][] = [];
  const queue = new LatestWins<number, string>(
    (ask) => {
      asked.push(ask);
      return ask === 1 ? first.promise : Promise.resolve(`to ${ask}`);
    },
    (ask, answer) => got.push([ask, answer]),
    () => undefined,
  );
  for (const ask of [1, 2, 3, 4]) queue.ask(ask);
  first.settle("to 1");
  await rest();
  expect(asked).toEqual([1, 4]);
  expect(got).toEqual([[1, "to 1"], [4, "to 4"]]);
});

test("a question without an answer does not stop the next", async () => {
  const failed: string[] = [];
  const got: string[] = [];
  const queue = new LatestWins<string, string>(
    (ask) => (ask === "bad" ? Promise.reject(new Error("no answer")) : Promise.resolve(ask)),
    (_, answer) => got.push(answer),
    (_, error) => failed.push(error.message),
  );
  queue.ask("bad");
  await rest();
  queue.ask("good");
  await rest();
  expect(failed).toEqual(["no answer"]);
  expect(got).toEqual(["good"]);
});

test("jobs in the background are done in order, and one that waits is replaced by its successor", async () => {
  const done: string[] = [];
  const first = held<void>();
  const background = new Background();
  background.ask("a", () => first.promise.then(() => void done.push("a")));
  background.ask("b", () => Promise.resolve(void done.push("old b")));
  background.ask("c", () => Promise.reject(new Error("fails")));
  background.ask("b", () => Promise.resolve(void done.push("new b")));
  first.settle();
  await rest();
  expect(done).toEqual(["a", "new b"]);
});

test("what is forgotten before it began is not done", async () => {
  const done: string[] = [];
  const first = held<void>();
  const background = new Background();
  background.ask("a", () => first.promise);
  background.ask("b", () => Promise.resolve(void done.push("b")));
  background.forget();
  first.settle();
  await rest();
  expect(done).toEqual([]);
});
