import { expect, test } from "vitest";
import { pieces, replacement } from "../../../src/workbench/desk/changed";
import { inOrder, segments } from "../../../src/workbench/desk/segments";
import { quotationsOf } from "../../../src/workbench/desk/sources.svelte";
import { durationOf } from "../../../src/workbench/views/duration";

test("what differs is shown with a little of what is the same about it", () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  const to = lines.with(10, "another");
  const all = pieces(lines.join("\n"), to.join("\n"));
  expect(all.filter(({ kind }) => kind !== "same").map(({ kind, lines }) => [kind, lines])).toEqual([
    ["gone", ["line 10"]],
    ["new", ["another"]],
  ]);
  const shown = all.flatMap(({ kind, lines }) => (kind === "same" ? lines : []));
  expect(shown).toEqual(["line 8", "line 9", "line 11", "line 12"]);
  expect(all.reduce((sum, { skipped }) => sum + skipped, 0)).toBe(15);
});

test("a text becomes another by the least replacement in one place", () => {
  for (const [from, to] of [["abc", "abXc"], ["abc", "abc"], ["aaa", "aa"], ["", "x"], ["x = 1\n", "x = 12\n"], ["ab", "ba"]] as const) {
    const change = replacement(from, to);
    expect(from.slice(0, change.from) + change.insert + from.slice(change.to)).toBe(to);
  }
  expect(replacement("x = 1\ny = 2\n", "x = 3\ny = 2\n")).toEqual({ from: 4, to: 5, insert: "3" });
});

test("marks that overlap become pieces that add up to the text", () => {
  const text = "one two three four";
  const marks = [
    { from: 4, to: 13, paths: ["b"] },
    { from: 0, to: 7, paths: ["a"] },
  ];
  const all = segments(text, marks);
  expect(all.map(({ text }) => text).join("")).toBe(text);
  expect(all.map(({ text, marks }) => [text, marks])).toEqual([["one ", [0]], ["two", [0, 1]], [" three", [1]], [" four", []]]);
  expect(all.map(({ begins }) => begins)).toEqual([[0], [1], [], []]);
  expect(inOrder(marks).map(({ paths }) => paths[0])).toEqual(["a", "b"]);
});

test("a quotation stands in its paragraph", () => {
  const source = { id: "s", file: null, title: null, published: null, text: "First.\n\nHe said no, twice.\n\nLast.", marks: [{ from: 16, to: 18, paths: ["x"] }] };
  expect(quotationsOf(source)).toEqual([{ before: "He said ", found: "no", after: ", twice.", paths: ["x"] }]);
});

test("a length of time is no more exact than it deserves", () => {
  expect([0.2, 42.4, 400, 9000].map(durationOf)).toEqual(["less than a second", "about 42 s", "about 7 min", "about 3 h"]);
});
