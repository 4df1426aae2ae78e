/** The moment itself: the window as a tree, one line a branch, indented under what comes before it. */
import { link, rect, text } from "@observablehq/plot";
import type { Describe, Node } from "../page";
import { inPoints, percent } from "../words/figures";
import { nameOf } from "../words/numbers";
import { lines, shorten } from "../words/text";
import { FAINT, INK, LINE, WIDE, colourOf, fitting, frame, type Figure } from "./common";

const ROW = 40;
/** Where there is little room a choice and what follows it stand in two lines. */
const NARROW_ROW = 58;

/** A line of the tree. */
export interface Row {
  depth: number;
  /** Row of the branch that it follows; −1 for the first ones. */
  parent: number;
  who: string | null;
  action: string;
  chance: number;
  outcome: string | null;
  points: Record<string, number>;
}

/** The tree as lines, in the order in which they are drawn. */
export function rowsOf(tree: Node): Row[] {
  const rows: Row[] = [];
  const walk = (node: Node, depth: number, parent: number) => {
    if (node.kind === "outcome") return;
    for (const { action, chance, node: next } of node.branches) {
      const outcome = next.kind === "outcome" ? next.label : null;
      rows.push({ depth, parent, who: node.kind === "decision" ? node.actor : null, action, chance, outcome, points: next.points });
      walk(next, depth + 1, rows.length - 1);
    }
  };
  walk(tree, 0, -1);
  return rows;
}

/** Who chooses what with which chance, and what it is worth to the chooser. */
export function momentFigure(describe: Describe, tree: Node): Figure {
  const rows = rowsOf(tree).map((row, i) => ({ ...row, i }));
  const actors = describe.actors;
  return {
    name: "the-moment",
    title: "Who chooses what, with which chance, when a window opens",
    note: "Each line is a choice, indented under what comes before it; the bar is its chance there. Points are the chooser's own, as expected from then on.",
    table: {
      columns: ["step", "who", "chooses", "chance", "and then", ...actors.map(({ name }) => `${name}, points`)],
      rows: rows.map(({ depth, who, action, chance, outcome, points }) => [
        depth + 1,
        who === null ? "chance" : nameOf(describe, who),
        action,
        chance,
        outcome,
        ...actors.map(({ id }) => points[id] ?? null),
      ]),
      show: (value, _, column) => (column === 3 ? percent(value) : column === 0 ? String(value) : inPoints(value)),
    },
    options(width) {
      const high = width >= WIDE ? ROW : NARROW_ROW;
      const [top, foot, worthAt] = width >= WIDE ? [0.56, 0.86, 0.71] : [0.68, 0.88, 0.78];
      const indent = width >= WIDE ? 34 : 14;
      const bar = width >= WIDE ? 120 : 64;
      const start = ({ depth }: Row) => depth * indent;
      const marks = [
        link(rows.filter(({ parent }) => parent >= 0), {
          x1: (row) => start(row) - indent + 6,
          x2: (row) => start(row) - indent + 6,
          y1: ({ parent }) => parent + foot,
          y2: ({ i }) => i + worthAt,
          stroke: FAINT,
        }),
        link(rows.filter(({ parent }) => parent >= 0), {
          x1: (row) => start(row) - indent + 6,
          x2: start,
          y1: ({ i }) => i + worthAt,
          y2: ({ i }) => i + worthAt,
          stroke: FAINT,
        }),
        rect(rows, { x1: start, x2: (row) => start(row) + bar, y1: ({ i }) => i + top, y2: ({ i }) => i + foot, fill: LINE }),
        rect(rows, { x1: start, x2: (row) => start(row) + bar * row.chance, y1: ({ i }) => i + top, y2: ({ i }) => i + foot, fill: ({ who }) => (who ? colourOf(describe, who) : FAINT) }),
        text(rows, {
          x: start,
          y: ({ i }) => i + (width >= WIDE ? 0.3 : 0.32),
          textAnchor: "start",
          lineHeight: 1.1,
          text: (row) => (width >= WIDE ? shorten(phrase(describe, row), fitting(width - start(row))) : lines(phrase(describe, row), fitting(width - start(row) - 8), 2).join("\n")),
        }),
        text(rows, { x: (row) => start(row) + bar, y: ({ i }) => i + worthAt, dx: 8, textAnchor: "start", text: (row) => shorten(worth(row), fitting(width - start(row) - bar - 8)), fill: INK }),
      ];
      return frame(width, rows.length * high + 10, marks, {
        margin: 4,
        x: { domain: [0, width - 8], range: [4, width - 4], axis: null },
        y: { domain: [0, rows.length], range: [0, rows.length * high], axis: null },
      });
    },
  };
}

function phrase(describe: Describe, { who, action, chance, outcome }: Row): string {
  const first = who === null ? action : `${nameOf(describe, who)}: ${action}`;
  return `${first}, ${percent(chance)}${outcome ? ` → ${outcome}` : ""}`;
}

const worth = ({ who, points }: Row) => (who !== null && points[who] !== undefined ? `${inPoints(points[who])} points` : "");
