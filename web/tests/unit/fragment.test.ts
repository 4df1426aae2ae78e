import { expect, test } from "vitest";
import { NO_CHANGES } from "../../src/reader/changes";
import { fromFragment, toFragment } from "../../src/reader/fragment";
import { pageOfFixture } from "./figures-of";

const { describe: arrangement, answer } = pageOfFixture();
const hash = answer.input.sha256;
const read = (fragment: string) => fromFragment(fragment, arrangement, hash);

test("what is written as a link is read back as it was", () => {
  const changes = { set: { "actors.lorran.stake": 22.5, "target.survival": 0.9 }, without: ["battalion"] };
  expect(read(`#${toFragment(changes, hash)}`)).toEqual({ changes, problems: [], ofAnother: false });
});

test("without changes there is no fragment", () => {
  expect(toFragment(NO_CHANGES, hash)).toBe("");
  expect(read("")).toEqual({ changes: NO_CHANGES, problems: [], ofAnother: false });
});

test("what cannot be had is said and left out, the rest is applied", () => {
  const { changes, problems } = read("#actors.lorran.stake=22&actors.nobody.stake=3&without=nothing&war.decisive=often&actors.alvane.stake=-4");
  expect(changes).toEqual({ set: { "actors.lorran.stake": 22 }, without: [] });
  expect(problems).toHaveLength(4);
  expect(problems.join("; ")).toContain("no number “actors.nobody.stake”");
  expect(problems.join("; ")).toContain("no promise “nothing”");
});

test("what no control of the page moves, no link moves", () => {
  const { changes, problems } = read("#horizon_years=50");
  expect(changes).toEqual(NO_CHANGES);
  expect(problems).toEqual(["“horizon_years” cannot be moved by itself"]);
});

test("numbers that are none are not taken for numbers", () => {
  for (const text of ["", " ", "NaN", "Infinity", "1e999", "12px"]) {
    expect(read(`#actors.lorran.stake=${encodeURIComponent(text)}`).changes).toEqual(NO_CHANGES);
  }
});

test("a link made from another version of the file says so, and nothing of it is called left out", () => {
  const { changes, problems, ofAnother } = read("#actors.lorran.stake=22&file=00000000");
  expect(changes.set).toEqual({ "actors.lorran.stake": 22 });
  expect([problems, ofAnother]).toEqual([[], true]);
});

test("names of what every object has are no paths", () => {
  expect(read("#__proto__=1&constructor=2&toString=3").problems).toHaveLength(3);
});

test("a link of a thousand mistakes is told in a few", () => {
  const { problems } = read(`#${Array.from({ length: 1000 }, (_, i) => `nothing${i}=1`).join("&")}`);
  expect(problems).toHaveLength(6);
  expect(problems.at(-1)).toBe("and 995 more");
});
