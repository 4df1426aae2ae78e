import { expect, test } from "vitest";
import { Remembered } from "../../src/reader/remembered";
import { NO_CHANGES, forEngine, withNumber, withPromise } from "../../src/reader/changes";
import { asOptions, changesInWords, quoted } from "../../src/words/changed";
import { numberAt } from "../../src/words/numbers";
import { article } from "../../src/words/text";
import { pageOfFixture } from "./figures-of";

const { describe: arrangement } = pageOfFixture();
const stake = numberAt(arrangement, "actors.kestria.stake")!;
const honour = numberAt(arrangement, "commitments.promise.honour")!;

test("what was changed is told number by number, against the author, and promise by promise", () => {
  const changes = withPromise(withNumber(NO_CHANGES, stake, 95.5), "battalion", false);
  expect(changesInWords(arrangement, changes)).toEqual(["without “Lorran: deployment (battalion)”", "Kestria: what is at stake: 95.5 points, the author 80"]);
});

test("the command that repeats a changed page says what was changed, but for numbers of a promise that is gone", () => {
  const changes = withPromise(withNumber(withNumber(NO_CHANGES, stake, 95.5), honour, 3), "promise", false);
  expect(asOptions(changes)).toBe(" --set actors.kestria.stake=95.5 --without promise");
  expect(asOptions(NO_CHANGES)).toBe("");
});

test("a word of a command that a shell would take apart is quoted", () => {
  expect(["a/b.toml", "my peace.toml", "it's"].map(quoted)).toEqual(["a/b.toml", "'my peace.toml'", "'it'\\''s'"]);
});

test("what was worked out is remembered by what was asked, and what the page carries is never forgotten", () => {
  const written = forEngine(NO_CHANGES);
  const remembered = new Remembered(written);
  remembered.keep("enough", { asked: written, value: "of the page" });
  for (let i = 0; i < 3000; i += 1) remembered.keep("enough", { asked: `asked ${i}`, value: i });
  expect(remembered.recall("enough", written)?.value).toBe("of the page");
  expect(remembered.recall("enough", "asked 2999")?.value).toBe(2999);
  expect(remembered.recall("enough", "asked 0")).toBeNull();
  expect(remembered.recall("weigh", written)).toBeNull();
});

test("a number is spoken with its article", () => {
  expect(["87%", "8%", "11%", "18%", "55%", "100%", "under 1%", "over 99%"].map(article)).toEqual(["an", "an", "an", "an", "a", "a", "an", "an"]);
});
