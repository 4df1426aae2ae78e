import { expect, test } from "vitest";
import { dateAfter, day, month, percent, pointsApart, reaching, short, years } from "../../src/words/figures";
import { lines, list, plain, plainly, shorten } from "../../src/words/text";

test("percentages are whole, and what is not certain never reads as certain", () => {
  expect([0, 0.0001, 0.5468, 0.9951, 0.99999, 1].map(percent)).toEqual(["0%", "under 1%", "55%", "over 99%", "over 99%", "100%"]);
});

test("numbers have no more digits than they deserve", () => {
  expect([0, 0.05, 0.30000000000000004, 12.345, 126.6, 2500, -4, 1234567].map(short)).toEqual(["0", "0.05", "0.3", "12.35", "126.6", "2500", "−4", "1.2e6"]);
  expect(short(NaN)).toBe("–");
});

test("a value that has to be reached is never written short of it", () => {
  expect(reaching(13.112, 5)).toBe(13.2);
  expect(reaching(0.157344, 0.1)).toBe(0.158);
  expect(reaching(13.16, 20)).toBe(13.1);
  expect(reaching(13.1, 5)).toBe(13.1);
  expect(reaching(0, 5)).toBe(0);
});

test("years, dates and differences are said in words", () => {
  expect([1, 5, 2.5].map(years)).toEqual(["1 year", "5 years", "2.5 years"]);
  expect(month(dateAfter("2025-05-01", 5))).toBe("May 2030");
  expect(day("2025-02-27")).toBe("27 February 2025");
  expect([0.052, -0.01, 0.001].map(pointsApart)).toEqual(["5 points", "1 point", "less than one point"]);
  expect(list(["a", "b", "c"])).toBe("a, b and c");
});

test("marks that turn the direction of writing are taken out of every text, and nothing else is", () => {
  expect(plain("a\u202eb\u2066c\u2069\u0007d\ne")).toBe("a b c  d e");
  expect(plain("<b>&amp; مرحبا</b>")).toBe("<b>&amp; مرحبا</b>");
  expect(plainly({ a: ["x\u202ey", 1, null], text: "1\n2" }, ["text"])).toEqual({ a: ["x y", 1, null], text: "1\n2" });
});

test("a text is cut by characters, not inside one", () => {
  expect(shorten("🙂🙂🙂🙂", 3)).toBe("🙂🙂…");
  expect(shorten("short", 10)).toBe("short");
  expect(shorten("x".repeat(100_000), 20)).toHaveLength(20);
});

test("a label takes few lines, and says when something is left out", () => {
  expect(lines("what became of 36 peaces held comparable", 19)).toEqual(["what became of 36", "peaces held", "comparable"]);
  expect(lines("one two three four five six seven", 8, 2)).toEqual(["one two", "three …"]);
});
