import { expect, test } from "vitest";
import { NO_CHANGES, type Changes } from "../../src/reader/changes";
import { History } from "../../src/reader/history";

const at = (value: number): Changes => ({ set: { a: value }, without: [] });

test("moves of one slider under the hand are one step", () => {
  const history = new History();
  for (const value of [1, 2, 3]) history.step(at(value), "a");
  expect(history.undo()).toEqual(NO_CHANGES);
  expect(history.canUndo).toBe(false);
});

test("once the hand let go, the same slider begins a new step", () => {
  const history = new History();
  history.step(at(1), "a");
  history.letGo();
  history.step(at(2), "a");
  expect(history.undo()).toEqual(at(1));
  expect(history.undo()).toEqual(NO_CHANGES);
});

test("to undo where nothing was done changes nothing", () => {
  expect(new History(at(1)).undo()).toEqual(at(1));
});

test("a reset can be undone", () => {
  const history = new History();
  history.step(at(1), null);
  history.step(NO_CHANGES, null);
  expect(history.undo()).toEqual(at(1));
});
