/** The classification tree of the futures: what splits those that fail from the others, one line a branch. */
import { link, rect, text } from "@observablehq/plot";
import type { Describe, FailingBox } from "../page";
import { percent, short } from "../words/figures";
import { fullName } from "../words/numbers";
import { capital, shorten } from "../words/text";
import { ACCENT, FAINT, LINE, WIDE, fitting, frame, type Figure } from "./common";

const ROW = 44;

/** A branch: which side of which split, and what lies below it. */
export interface Branching {
  depth: number;
  /** Row of the branch that it follows; −1 for the first ones. */
  parent: number;
  path: string;
  side: "at_least" | "at_most";
  limit: number;
  leaf: boolean;
  /** Share of all futures, and of these the share that fails. */
  mass: number;
  density: number;
}

/** The leaves of a tree as its branches, in the order in which they are drawn. Leaves that are no tree give none. */
export function branchesOf(leaves: readonly FailingBox[]): Branching[] {
  const rows: Branching[] = [];
  const walk = (inside: readonly FailingBox[], depth: number, parent: number): void => {
    const split = inside.length > 1 ? splitOf(inside) : null;
    if (!split) return;
    for (const side of ["at_most", "at_least"] as const) {
      const part = inside.filter((leaf) => lies(leaf, split.path, split.limit) === side);
      const mass = part.reduce((sum, leaf) => sum + leaf.mass, 0);
      const failing = part.reduce((sum, leaf) => sum + leaf.mass * leaf.density, 0);
      rows.push({ depth, parent, ...split, side, leaf: part.length === 1, mass, density: mass > 0 ? failing / mass : 0 });
      walk(part, depth + 1, rows.length - 1);
    }
  };
  walk(leaves, 0, -1);
  return rows;
}

/** On which side of a limit a leaf lies; null where it lies on both. */
function lies({ restrictions }: FailingBox, path: string, limit: number): "at_most" | "at_least" | null {
  for (const restriction of restrictions) {
    if (restriction.path !== path) continue;
    if (restriction.side === "at_most" && restriction.limit <= limit) return "at_most";
    if (restriction.side === "at_least" && restriction.limit >= limit) return "at_least";
  }
  return null;
}

/** The split that parts these leaves without cutting one. */
function splitOf(leaves: readonly FailingBox[]): { path: string; limit: number } | null {
  for (const { path, limit } of leaves.flatMap(({ restrictions }) => restrictions)) {
    const sides = leaves.map((leaf) => lies(leaf, path, limit));
    if (!sides.includes(null) && sides.includes("at_most") && sides.includes("at_least")) return { path, limit };
  }
  return null;
}

/** What splits the futures that fail from the others, as a tree. */
export function branchesFigure(describe: Describe, leaves: readonly FailingBox[]): Figure {
  const rows = branchesOf(leaves).map((row, i) => ({ ...row, i, words: wordsOf(describe, row) }));
  return {
    name: "what-splits-the-futures",
    title: "What splits the futures in which it fails from the others",
    note: "Each line is one side of a split, indented under the one before. The bar is the share that fails there.",
    table: {
      columns: ["step", "split", "fails there", "of all futures"],
      rows: rows.map(({ depth, words, density, mass }) => [depth + 1, words, density, mass]),
      shares: [2, 3],
    },
    options(width) {
      const indent = width >= WIDE ? 30 : 14;
      const bar = width >= WIDE ? 120 : 64;
      const start = ({ depth }: Branching) => depth * indent;
      const below = rows.filter(({ parent }) => parent >= 0);
      const [top, foot] = [0.56, 0.84];
      const marks = [
        link(below, { x1: (row) => start(row) - indent + 6, x2: (row) => start(row) - indent + 6, y1: ({ parent }) => parent + foot, y2: ({ i }) => i + 0.7, stroke: FAINT }),
        link(below, { x1: (row) => start(row) - indent + 6, x2: start, y1: ({ i }) => i + 0.7, y2: ({ i }) => i + 0.7, stroke: FAINT }),
        rect(rows, { x1: start, x2: (row) => start(row) + bar, y1: ({ i }) => i + top, y2: ({ i }) => i + foot, fill: LINE }),
        rect(rows, { x1: start, x2: (row) => start(row) + bar * row.density, y1: ({ i }) => i + top, y2: ({ i }) => i + foot, fill: ACCENT, fillOpacity: (row: Branching) => (row.leaf ? 1 : 0.45) }),
        text(rows, { x: start, y: ({ i }) => i + 0.3, textAnchor: "start", text: (row) => shorten(row.words, fitting(width - start(row))) }),
        text(rows, { x: (row) => start(row) + bar, y: ({ i }) => i + 0.7, dx: 8, textAnchor: "start", fill: FAINT, text: ({ density, mass }) => (width >= WIDE ? `${percent(density)} fail, of ${percent(mass)} of all futures` : `${percent(density)} fail`) }),
      ];
      return frame(width, rows.length * ROW + 10, marks, {
        margin: 4,
        x: { domain: [0, width - 8], range: [4, width - 4], axis: null },
        y: { domain: [0, rows.length], range: [0, rows.length * ROW], axis: null },
      });
    },
  };
}

const wordsOf = (describe: Describe, { path, side, limit }: Branching) => `${capital(fullName(describe, path))}: ${short(limit)} or ${side === "at_most" ? "less" : "more"}`;
