/** When it fails: the limits of a box among the futures, each on its number's range. */
import { rect, text } from "@observablehq/plot";
import type { Box, Describe, Futures } from "../page";
import { counted, percent, short } from "../words/figures";
import { fullName, numberAt } from "../words/numbers";
import { beside, capital } from "../words/text";
import { ACCENT, FAINT, LINE, fitting, frame, type Figure } from "./common";

const ROW = 66;

/** Each number that the first box restricts, with the part of its range that lies in the box. */
export function failsFigure(describe: Describe, { boxes: [box], sufficient, halves }: Futures): Figure {
  const rows = box ? rangesOf(describe, box).map((row, i) => ({ ...row, i })) : [];
  const base = percent(1 - sufficient);
  return {
    name: "when-it-fails",
    title: `Where it ${(box?.density ?? 0) >= 0.5 ? "mostly fails" : "fails more often than elsewhere"} (${percent(box?.density ?? 0)}, against ${base} of all): the part of each number's range in the box`,
    note: noteOf(box, halves),
    table: { columns: ["number", "from", "to", "its range from", "to"], rows: rows.map(({ label, from, to, low, high }) => [label, from, to, low, high]) },
    options(width) {
      const share = (value: number, { low, high }: { low: number; high: number }) => (high > low ? (value - low) / (high - low) : 0);
      const marks = [
        rect(rows, { x1: 0, x2: 1, y1: ({ i }) => i + 0.44, y2: ({ i }) => i + 0.64, fill: LINE }),
        rect(rows, { x1: (row) => share(row.from, row), x2: (row) => share(row.to, row), y1: ({ i }) => i + 0.44, y2: ({ i }) => i + 0.64, fill: ACCENT }),
        text(rows, { x: 0, y: ({ i }) => i + 0.22, textAnchor: "start", text: ({ label, words }) => beside(label, `: ${words}`, fitting(width)) }),
        text(rows, { x: 0, y: ({ i }) => i + 0.82, textAnchor: "start", text: ({ low }) => short(low), fill: FAINT }),
        text(rows, { x: 1, y: ({ i }) => i + 0.82, textAnchor: "end", text: ({ high }) => short(high), fill: FAINT }),
      ];
      return frame(width, rows.length * ROW + 8, marks, {
        margin: 4,
        x: { domain: [0, 1], axis: null },
        y: { domain: [0, rows.length], range: [0, rows.length * ROW], axis: null },
      });
    },
  };
}

function noteOf(box: Box | undefined, halves: Futures["halves"]): string {
  const told = halves ? ` Boxes were sought in ${counted(halves[0])} futures; the figures are those of the other ${counted(halves[1])}.` : "";
  return `Of ${counted(box?.futures ?? 0)} futures in the box ${counted(box?.failing ?? 0)} fail.${told}`;
}

/** A box's limits, number by number: both sides of a number are one row. */
export function rangesOf(describe: Describe, box: Box) {
  const paths = [...new Set(box.restrictions.map(({ path }) => path))];
  return paths.map((path) => {
    const limit = (side: string) => box.restrictions.find((restriction) => restriction.path === path && restriction.side === side)?.limit;
    const [least, most] = [limit("at_least"), limit("at_most")];
    const number = numberAt(describe, path);
    const low = number?.low ?? Math.min(least ?? 0, most ?? 0);
    const high = number?.high ?? Math.max(least ?? 1, most ?? 1);
    const words = [least === undefined ? "" : `${short(least)} or more`, most === undefined ? "" : `${short(most)} or less`].filter(Boolean).join(" and ");
    return { path, label: capital(fullName(describe, path)), words, low, high, from: least ?? low, to: most ?? high };
  });
}
