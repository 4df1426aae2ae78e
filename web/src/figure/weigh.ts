/** Which promise carries it: shares that add up from no promise to all of them. */
import { axisX, gridX, link, rect, ruleX, text } from "@observablehq/plot";
import type { Describe, Weighing } from "../page";
import { percent, pointsApart } from "../words/figures";
import { promiseOf } from "../words/numbers";
import { beside } from "../words/text";
import { ACCENT, FAINT, GHOST, HALO, INK, LINE, colourOf, fitting, frame, percentTick, type Figure } from "./common";

const ROW = 50;

/** Bars that begin where the one before them ends, from no promise at all to all of them. */
export function weighFigure(describe: Describe, weighing: Weighing, aim: number): Figure {
  let reached = weighing.with_none;
  const steps = weighing.commitments.map(({ id, shapley }) => {
    const from = reached;
    reached += shapley;
    const by = describe.commitments.find((commitment) => commitment.id === id)?.by ?? "";
    return { label: promiseOf(describe, id), said: `: ${share(shapley)}`, from, to: reached, fill: colourOf(describe, by) };
  });
  const rows = [
    { label: "no promise at all", said: `: ${percent(weighing.with_none)}`, from: 0, to: weighing.with_none, fill: GHOST },
    ...steps,
    { label: "all of them", said: `: ${percent(weighing.with_all)}`, from: 0, to: weighing.with_all, fill: ACCENT },
  ].map((row, i) => ({ ...row, i }));
  return {
    name: "which-promise-carries-it",
    title: "What each promise adds to the chance at the aim's date, in its share of the whole",
    note: "Shares are Shapley values: the mean of what a promise adds, over all orders in which the promises could be made.",
    table: {
      columns: ["promise", "share", "standard error", "with it alone", "without it"],
      rows: weighing.commitments.map((weight) => [promiseOf(describe, weight.id), weight.shapley, weight.standard_error, weight.alone, weight.removed]),
      shares: [1, 3, 4],
    },
    options(width) {
      const marks = [
        gridX({ stroke: LINE, strokeOpacity: 1 }),
        rect(rows, { x1: "from", x2: "to", y1: ({ i }) => i + 0.5, y2: ({ i }) => i + 0.88, fill: "fill" }),
        link(rows.slice(0, -1), { x1: "to", x2: "to", y1: ({ i }) => i + 0.5, y2: ({ i }) => i + 1.88, stroke: FAINT, strokeWidth: 1 }),
        ruleX([aim], { stroke: INK, strokeDasharray: "3 3" }),
        text([aim], { x: aim, y: 0.1, text: () => `the aim: ${percentTick(aim)}`, textAnchor: "end", dx: -5 }),
        text(rows, { x: 0, y: ({ i }) => i + 0.28, textAnchor: "start", dx: -10, ...HALO, text: ({ label, said }) => beside(label, said, fitting(width)) }),
        axisX([0, 0.2, 0.4, 0.6, 0.8, 1], { tickFormat: percentTick, tickSize: 0, label: null }),
      ];
      return frame(width, rows.length * ROW + 48, marks, {
        marginLeft: 16,
        marginRight: 22,
        marginTop: 16,
        marginBottom: 28,
        x: { domain: [0, 1] },
        y: { domain: [0, rows.length], range: [16, rows.length * ROW + 16], axis: null },
      });
    },
  };
}

const share = (value: number) => (Math.abs(value) < 0.005 ? "adds next to nothing" : `${value > 0 ? "+" : "−"}${pointsApart(value)}`);
