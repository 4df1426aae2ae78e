import { expect, test } from "vitest";
import { branchesFigure, branchesOf } from "../../src/figure/branches";
import { breaksFigure } from "../../src/figure/breaks";
import { apart, at, shown, type Figure } from "../../src/figure/common";
import { failsFigure, rangesOf } from "../../src/figure/fails";
import { fightsFigure } from "../../src/figure/fights";
import { frontierFigure } from "../../src/figure/frontier";
import { sharesFigure, tornadoFigure } from "../../src/figure/hinges";
import { hazardFigure } from "../../src/figure/hazard";
import { momentFigure, rowsOf } from "../../src/figure/moment";
import { peelingFigure } from "../../src/figure/peeling";
import { csv } from "../../src/figure/save";
import { signsFigure } from "../../src/figure/signs";
import { byYear, distance, stepped, survivalFigure } from "../../src/figure/survival";
import { weighFigure } from "../../src/figure/weigh";
import type { Node } from "../../src/page";
import { NO_CHANGES } from "../../src/reader/changes";
import { pageOfFixture } from "./figures-of";

const page = pageOfFixture();
const { describe: arrangement, answer } = page;

const whole = { futures: 10, failing: 10, density: 1, coverage: 1, mass: 1, restricted_numbers: 1 };
const points = { kestria: 1, alvane: 2, lorran: 3 };
const end = (label: string): Node => ({ kind: "outcome", label, points });
const tree: Node = {
  kind: "decision",
  actor: "kestria",
  points,
  branches: [
    { action: "hold", chance: 0.8, node: end("the peace goes on") },
    {
      action: "assault",
      chance: 0.2,
      node: { kind: "chance", points, branches: [{ action: "won", chance: 1, node: end("the fall") }] },
    },
  ],
};

const all: Figure[] = [
  survivalFigure({ describe: arrangement, answer, horizon: 10, reference: answer.reference, aim: arrangement.target, bare: answer.curve, author: answer.curve, futures: page.futures }),
  breaksFigure(arrangement, answer),
  hazardFigure(arrangement, answer),
  fightsFigure(arrangement, answer.fights_over_time),
  signsFigure(arrangement, answer, NO_CHANGES),
  frontierFigure(arrangement, page.frontier, false),
  weighFigure(arrangement, page.weigh, 0.8),
  tornadoFigure(arrangement, page.hinges.numbers, answer.target.reached, 0.8),
  sharesFigure(arrangement, page.futures),
  failsFigure(arrangement, page.futures),
  momentFigure(arrangement, tree),
  peelingFigure(page.futures.trajectory!, page.futures.boxes[0]!),
  branchesFigure(arrangement, page.futures.tree!),
];

test("every figure has a title, numbers behind it in full rows, and a drawing at both widths", () => {
  for (const figure of all) {
    expect(figure.title, figure.name).not.toBe("");
    expect(figure.table.rows.length, figure.name).toBeGreaterThan(0);
    for (const row of figure.table.rows) expect(row, figure.name).toHaveLength(figure.table.columns.length);
    for (const width of [358, 800]) {
      const options = figure.options(width);
      expect(options.width, figure.name).toBe(width);
      expect(options.marks?.length, figure.name).toBeGreaterThan(0);
    }
  }
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test("the interval of past peaces has a width from the first day on, and stands still between whole years", () => {
  const { reference } = answer;
  const { xs, low, high } = stepped(byYear(reference!.low), byYear(reference!.high));
  expect(xs.slice(0, 4)).toEqual([0, 1, 1, 2]);
  expect(low[0]).toBe(reference!.low["1"]);
  expect(high[0]).toBe(1);
  for (const [i, end] of low.entries()) expect(high[i]).toBeGreaterThan(end);
});

test("the shares of promises add up from none of them to all", () => {
  const { with_none, with_all, commitments } = page.weigh;
  expect(with_none + commitments.reduce((sum, { shapley }) => sum + shapley, 0)).toBeCloseTo(with_all, 4);
});

test("what holds and the three causes add up to all courses", () => {
  for (const row of breaksFigure(arrangement, answer).table.rows) {
    const shares = row.slice(1) as number[];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  }
});

test("a tree is told line by line, each under what comes before it", () => {
  const rows = rowsOf(tree);
  expect(rows.map(({ depth, parent, who, action }) => [depth, parent, who, action])).toEqual([
    [0, -1, "kestria", "hold"],
    [0, -1, "kestria", "assault"],
    [1, 1, null, "won"],
  ]);
});

test("leaves become the branches of their tree, whose shares add up at every split", () => {
  const leaves = page.futures.tree!;
  const rows = branchesOf(leaves);
  expect(rows.filter(({ leaf }) => leaf)).toHaveLength(leaves.length);
  for (let parent = -1; parent < rows.length; parent += 1) {
    const below = rows.filter((row) => row.parent === parent);
    if (below.length === 0) continue;
    expect(below).toHaveLength(2);
    expect(below.reduce((sum, { mass }) => sum + mass, 0)).toBeCloseTo(rows[parent]?.mass ?? 1, 4);
    expect(new Set(below.map(({ path, limit }) => `${path} ${limit}`)).size).toBe(1);
  }
});

test("leaves that overlap are no tree", () => {
  const leaf = (limit: number) => ({ ...whole, restrictions: [{ path: "x", side: "at_least" as const, limit, quasi_p: 0 }] });
  expect(branchesOf([leaf(1), leaf(2)])).toEqual([]);
});

test("both limits of a number are one row of the box", () => {
  const path = "actors.kestria.stake";
  const limit = (side: "at_least" | "at_most", limit: number) => ({ path, side, limit, quasi_p: 0 });
  const [row, ...others] = rangesOf(arrangement, { ...whole, restrictions: [limit("at_least", 60), limit("at_most", 90)] });
  expect(others).toEqual([]);
  expect(row).toMatchObject({ from: 60, to: 90, low: 50, high: 120, words: "60 or more and 90 or less" });
});

test("the distance from the aim says on which side", () => {
  expect(distance(0.75, 0.8)).toBe("5 points below the aim");
  expect(distance(0.812, 0.8)).toBe("1 point above the aim");
});

test("labels are moved apart and stay within their figure", () => {
  const placed = apart([0.5, 0.51, 0.99], 0.1, 0, 1);
  expect(placed[1]! - placed[0]!).toBeGreaterThanOrEqual(0.1 - 1e-9);
  expect(Math.max(...apart([0.99, 0.98, 0.97], 0.1, 0, 1))).toBeLessThanOrEqual(1);
});

test("a curve is read between its points and held at its ends", () => {
  expect([-1, 0.5, 3].map((x) => at([0, 1, 2], [1, 0.5, 0.25], x))).toEqual([1, 0.75, 0.25]);
});

test("a table becomes CSV that a spreadsheet neither breaks nor runs", () => {
  const text = csv({ columns: ["a, b", 'say "so"'], rows: [["=1+1", 0.5], ["line\nbreak", null]] });
  expect(text).toBe('"a, b","say ""so"""\r\n\'=1+1,0.5\r\n"line\nbreak",\r\n');
});

test("a box is told against how often it fails at all, and by how many futures", () => {
  const { title, note } = failsFigure(arrangement, page.futures);
  expect(title).toMatch(/^Where it mostly fails \(88%, against 55% of all\)/);
  expect(note).toBe("Of 366 futures in the box 322 fail. Boxes were sought in 1,024 futures; the figures are those of the other 1,024.");
  const seldom = { ...page.futures, boxes: [{ ...page.futures.boxes[0]!, density: 0.41 }] };
  expect(failsFigure(arrangement, seldom).title).toMatch(/^Where it fails more often than elsewhere \(41%, against 55% of all\)/);
});

test("where less of the second lever is enough, the frontier says so in its table, its note and its shade", () => {
  const most = frontierFigure(arrangement, { ...page.frontier, bound: "most" }, false);
  expect(most.table.columns[1]).toMatch(/^most of .* that is enough$/);
  expect(most.note).toContain("lies below the line");
  expect(frontierFigure(arrangement, page.frontier, false).note).toContain("lies above the line");
});

test("a frontier's table names only pairs that are enough, and no two rows alike", () => {
  const points: [number, number | null][] = [[0.1111, 13.0391], [0.1114, 12], [0.2, 10.001], [0.5, 4.0001], [1, null]];
  const { table } = frontierFigure(arrangement, { ...page.frontier, bound: "least", points }, false);
  const shownRows = points.slice(0, 4).map((row, i) => row.map((value, k) => Number(shown(table, value!, i, k))));
  shownRows.forEach(([x, y], i) => {
    expect(x).toBeGreaterThanOrEqual(points[i]![0]);
    expect(y).toBeGreaterThanOrEqual(points[i]![1]!);
  });
  expect(new Set(shownRows.map(([x]) => x)).size).toBe(4);
});

test("a chance in a table reads as it does in the words", () => {
  const table = { columns: ["chance", "points"], rows: [[0.9991, 0.9991]], shares: [0] };
  expect([0, 1].map((column) => shown(table, 0.9991, 0, column))).toEqual(["over 99%", "1"]);
});
