import { expect, test } from "vitest";
import type { NumberOf } from "../../src/page";
import { NO_CHANGES, butFor, changesOf, countOf, fitting, forEngine, withNoPromise, withNumber, withPromise } from "../../src/reader/changes";
import { numberAt } from "../../src/words/numbers";
import { pageOfFixture } from "./figures-of";

const { describe: arrangement } = pageOfFixture();
const honour = numberAt(arrangement, "commitments.promise.honour") as NumberOf;
const stake = numberAt(arrangement, "actors.lorran.stake") as NumberOf;

test("a number set back to the author's value is no change", () => {
  const changed = withNumber(NO_CHANGES, stake, 20);
  expect(countOf(changed)).toBe(1);
  expect(withNumber(changed, stake, stake.value)).toEqual(NO_CHANGES);
});

test("a promise taken away and given back is no change", () => {
  const without = withPromise(NO_CHANGES, "promise", false);
  expect(without.without).toEqual(["promise"]);
  expect(withPromise(without, "promise", true)).toEqual(NO_CHANGES);
});

test("numbers of a promise that is taken away are kept for the reader but not sent to the engine", () => {
  const changed = withPromise(withNumber(withNumber(NO_CHANGES, honour, 12), stake, 20), "promise", false);
  expect(countOf(changed)).toBe(3);
  expect(JSON.parse(forEngine(changed))).toEqual({ set: { "actors.lorran.stake": 20 }, without: ["promise"] });
});

test("a curve along a number is asked for as if the number itself were unchanged", () => {
  const changed = withNumber(withNumber(NO_CHANGES, honour, 12), stake, 20);
  expect(butFor(changed, stake.path)).toEqual(withNumber(NO_CHANGES, honour, 12));
  expect(butFor(NO_CHANGES, stake.path)).toEqual(NO_CHANGES);
});

test("an alternative of the author's is numbers and promises taken away, and what is not there is passed over", () => {
  const changes = changesOf({ "commitments.promise.honour": 20, "actors.nobody.stake": 3, "actors.kestria.stake": -4 }, ["battalion", "nothing"], arrangement);
  expect(changes).toEqual({ set: { "commitments.promise.honour": 20 }, without: ["battalion"] });
});

test("without any promise the other changes stay", () => {
  const bare = withNoPromise(withNumber(NO_CHANGES, stake, 20), arrangement);
  expect(bare).toEqual({ set: { "actors.lorran.stake": 20 }, without: ["promise", "battalion", "harbour-dues"] });
});

test("a value asked for is brought within what is valid and made whole where it has to be", () => {
  const level = { ...stake, least: 0, most: 2, whole: true };
  expect(fitting(level, 1.4)).toBe(1);
  expect(fitting(level, 7)).toBe(2);
  expect(fitting(level, -1)).toBe(0);
});

