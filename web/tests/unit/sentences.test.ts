import { expect, test } from "vitest";
import type { Frontier, Node } from "../../src/page";
import { nearest } from "../../src/figure/frontier";
import { bySpread, spread } from "../../src/figure/hinges";
import * as words from "../../src/words/sentences";
import { subjectOf } from "../../src/words/numbers";
import { pageOfFixture } from "./figures-of";

const page = pageOfFixture();
const { describe: arrangement, enough } = page;

test("the answer hinges on the number whose curve spans most", () => {
  const curves = page.hinges.numbers;
  const first = bySpread(curves)[0];
  expect(Math.max(...curves.map(spread))).toBe(spread(first!));
  expect(words.hingeSentence(arrangement, curves)).toMatch(/^It hinges most on “Kestria: .+”: at \d+ the chance is \d+%, at \d+ .+ it is \d+%\.$/);
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
  const steady = page.hinges.numbers.map((curve) => ({ ...curve, flips: [] }));
  expect(words.enoughSentence(arrangement, answer, enough, steady)).toBe("It stays enough wherever one number alone goes within its range.");
  expect(words.enoughSentence(arrangement, answer, enough, [])).toContain("no number a range");
});

test("where no lever is enough however large, that is said", () => {
  const none = { ...enough, levers: enough.levers.map((lever) => ({ ...lever, sufficient: [] })) };
  expect(words.enoughSentence(arrangement, page.answer, none, [])).toBe("No promise alone would make it enough, however large.");
});

test("nothing is said of promises and windows that are not there", () => {
  expect(words.enoughSentence(arrangement, page.answer, { ...enough, levers: [] }, [])).toBe("There is no promise that could be made larger to be enough.");
  const choice = { kind: "decision", actor: "kestria", branches: [] } as unknown as Node;
  expect(words.momentSentence(arrangement, choice, 0)).toBe("With these numbers no window ever opens, so nothing is chosen at one.");
});

test("the nearest point of a frontier never asks a lever to give way", () => {
  const frontier: Frontier = {
    levers: [
      { path: "a", now: 4, least: 0, most: 10 },
      { path: "b", now: 1, least: 0, most: 10 },
    ],
    bound: "least",
    points: [[0, 9], [2, 6], [4, 3], [6, 2], [8, null]],
  };
  expect(nearest(frontier)).toEqual([4, 3]);
  // Where the second has to be low, one that is lower already stays.
  expect(nearest({ ...frontier, bound: "most", points: [[0, 0.1], [4, 3], [8, 3]] })).toEqual([4, 1]);
  expect(nearest({ ...frontier, points: [[0, null]] })).toBeNull();
});

test("sentences of the other figures name what they are about", () => {
  expect(words.weighSentence(arrangement, page.weigh)).toContain("Together the promises move the chance from");
  expect(words.futuresSentence(page.futures)).toMatch(/it is enough in 45% ± 1\.1 points of 2,048 futures; the chance lies between .+ All who must would sign in 63% ± 1\.1 points; it is enough and signed in 40%/);
  expect(words.failsSentence(arrangement, page.futures)).toMatch(/^It is not enough in 55% ± 1\.1 points of all futures\. It fails in 88% of the futures in which .+, against 55% of all; these are 57%/);
  expect(words.failsSentence(arrangement, { ...page.futures, boxes: [] })).toContain("No small set of ranges");
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

test("a value said to be enough is one, with all its digits, and stays short of where it is enough no longer", () => {
  const levers = (sufficient: [number, number][]) => ({ ...enough, levers: [{ ...enough.levers[0]!, now: 10, sufficient }] });
  const said = (sufficient: [number, number][]) => Number(/were ([\d.]+) points instead of 10/.exec(words.enoughSentence(arrangement, page.answer, levers(sufficient), []))![1]);
  expect(said([[17.0888, 1500]])).toBe(17.1);
  expect(said([[123.41, 1500]])).toBe(124);
  expect(said([[17.0888, 17.0895]])).toBe(17.089);
  expect(said([[0.01, 0.11123]])).toBe(0.111);
});

test("a value that ends it is told against where the reader has the number", () => {
  const answer = { ...page.answer, target: { ...page.answer.target, sufficient: true } };
  const curve = { ...page.hinges.numbers.find(({ path }) => path === "actors.kestria.stake")!, now: 60, flips: [84.5123] };
  expect(words.enoughSentence(arrangement, answer, enough, [curve])).toBe("It would no longer be enough if “Kestria: what is at stake” were 84.6 points instead of 60.");
});

test("where no range tells most failures apart, that is said, with how often it fails at all", () => {
  const seldom = { ...page.futures, sufficient: 0.67, boxes: [{ ...page.futures.boxes[0]!, density: 0.41 }] };
  expect(words.failsSentence(arrangement, seldom)).toMatch(/no ranges tell most of these apart\. It fails most often in the futures in which .+: in 41% of them, against 33% of all/);
});

test("the promise that carries most is not said to carry most of it where it does not", () => {
  const [first, ...others] = page.weigh.commitments;
  const weighing = { ...page.weigh, with_none: 0.4, with_all: 0.71, commitments: [{ ...first!, shapley: 0.1 }, ...others.map((weight) => ({ ...weight, shapley: 0.05 }))] };
  expect(words.weighSentence(arrangement, weighing)).toContain("the largest share, 10 points, is that of");
  expect(words.weighSentence(arrangement, { ...weighing, commitments: [{ ...first!, shapley: 0.3 }] })).toContain("most of it, 30 points, is that of");
});

test("whoever would not sign is told with what it lacks, and what no deal is", () => {
  const answer = { ...page.answer, accepts: { ...page.answer.accepts, kestria: false }, value: { ...page.answer.value, kestria: 1 }, value_no_deal: { ...page.answer.value_no_deal, kestria: 8.26 } };
  expect(words.lacksSentence(arrangement, answer)).toMatch(/^Kestria lacks 7\.3 points: .+No deal is the war that goes on if nobody signs/);
  expect(words.lacksSentence(arrangement, page.answer)).toBe("No deal is the war that goes on if nobody signs, with nobody’s promises.");
  expect(words.signingSentences(arrangement, page.futures)[0]).toBe("Kestria accepts in 63% ± 1.1 points of the futures; where it does not, it lacks 7.2 points, in the median.");
  expect(words.signingSentences(arrangement, page.futures)[2]).toContain("it is not needed");
});

test("what a quotation speaks for has a name, whatever it is", () => {
  expect(["reference", "actors.kestria", "commitments.battalion", "actors.kestria.stake"].map((path) => subjectOf(arrangement, path))).toEqual(["which past peaces are held comparable", "Kestria", "Lorran: deployment (battalion)", "Kestria: what is at stake"]);
});

test("a simulation is told beside the solution, with how far they are apart", () => {
  const said = words.simulatedSentence({ paths: 20_000, seed: 1, reached: 0.75195, standard_error: 0.00305, solved: 0.74834 });
  expect(said).toContain("20,000 times (seed 1): the peace held until the aim’s date in 75.2% ± 0.3 points of them, the solution says 74.8%; they are 1.2 standard errors apart");
});

test("when it is most at risk is told by month and rate", () => {
  expect(words.hazardSentence(arrangement, page.answer)).toMatch(/^(A peace that still holds is most at risk in \w+ \d{4}, at [\d.]+% a year|The risk hardly changes)/);
});
