import { expect, test } from "vitest";
import type { Frontier } from "../../src/page";
import { nearest } from "../../src/figure/frontier";
import { bySpread, spread } from "../../src/figure/hinges";
import * as words from "../../src/words/sentences";
import { pageOfFixture } from "./figures-of";

const page = pageOfFixture();
const { describe: arrangement, enough } = page;

test("the answer hinges on the number whose curve spans most", () => {
  const curves = page.hinges.numbers;
  const first = bySpread(curves)[0];
  expect(Math.max(...curves.map(spread))).toBe(spread(first!));
  expect(words.hingeSentence(arrangement, curves)).toMatch(/^It hinges most on “Kestria: .+”: within its range the chance goes from \d+% to \d+%\.$/);
});

test("where no number moves the answer, none is named", () => {
  const flat = page.hinges.numbers.map((curve) => ({ ...curve, points: curve.points.map(([value]): [number, number] => [value, 0.7]) }));
  expect(words.hingeSentence(arrangement, flat)).toBe("No number alone moves the answer, within its range.");
  expect(words.hingeSentence(arrangement, [])).toContain("no number a range");
});

test("what is not enough is told with the least change that would be", () => {
  const least = words.leastChange(arrangement, enough);
  expect(least).not.toBeNull();
  const sentence = words.enoughSentence(arrangement, page.answer, enough, page.hinges.numbers);
  expect(sentence).toMatch(/^It would be enough if “.+” were .+ instead of .+\.$/);
});

test("what is enough is told with the nearest change that would end it", () => {
  const answer = { ...page.answer, target: { ...page.answer.target, sufficient: true } };
  expect(words.enoughSentence(arrangement, answer, enough, page.hinges.numbers)).toMatch(/^It would no longer be enough if/);
  expect(words.enoughSentence(arrangement, answer, enough, [])).toBe("It stays enough wherever one number alone goes within its range.");
});

test("where no lever is enough however large, that is said", () => {
  const none = { ...enough, levers: enough.levers.map((lever) => ({ ...lever, sufficient: [] })) };
  expect(words.enoughSentence(arrangement, page.answer, none, [])).toBe("No promise alone would make it enough, however large.");
});

test("the nearest point of a frontier never asks a lever to give way", () => {
  const frontier: Frontier = {
    levers: [
      { path: "a", now: 4, least: 0, most: 10 },
      { path: "b", now: 1, least: 0, most: 10 },
    ],
    points: [[0, 9], [2, 6], [4, 3], [6, 2], [8, null]],
  };
  expect(nearest(frontier)).toEqual([4, 3]);
  expect(nearest({ ...frontier, points: [[0, null]] })).toBeNull();
});

test("sentences of the other figures name what they are about", () => {
  expect(words.weighSentence(arrangement, page.weigh)).toContain("Together the promises move the chance from");
  expect(words.futuresSentence(page.futures)).toMatch(/it is enough in \d+% of 2,048 futures; the chance lies between/);
  expect(words.failsSentence(arrangement, page.futures)).toMatch(/^It fails in \d+% of the futures in which/);
  expect(words.failsSentence(arrangement, { ...page.futures, fails: null })).toContain("No small set of ranges");
});

test("no sentence says what anybody will do", () => {
  const said = [
    words.hingeSentence(arrangement, page.hinges.numbers),
    words.enoughSentence(arrangement, page.answer, enough, page.hinges.numbers),
    words.weighSentence(arrangement, page.weigh),
    words.frontierSentence(arrangement, page.frontier, false),
  ];
  for (const sentence of said) expect(sentence).not.toMatch(/\bwill\b/);
});
