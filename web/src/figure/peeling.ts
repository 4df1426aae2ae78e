/** The search for where it fails: each box peeled from the one before, by how much of the failing it covers and how purely. */
import { axisX, axisY, dot, gridX, gridY, lineY, text } from "@observablehq/plot";
import type { Box } from "../page";
import { percent } from "../words/figures";
import { ACCENT, FAINT, HALO, LINE, PAPER, WIDE, frame, percentTick, type Figure } from "./common";

/** Boxes from all futures to the purest, and the one that is shown among them. */
export function peelingFigure(trajectory: readonly Box[], chosen: Box | null): Figure {
  const first = trajectory[0];
  const at = chosen ? nearest(trajectory, chosen) : -1;
  // Where another number begins to be restricted.
  const steps = trajectory.filter((box, i) => i > 0 && box.restricted_numbers !== trajectory[i - 1]?.restricted_numbers && i !== at);
  return {
    name: "how-the-box-was-found",
    title: "How the box was found: the share that fails in it, by how much of all failing it covers",
    note: "Each point is a smaller box, a slice peeled off the one before; numerals say how many numbers it restricts. To the right a box covers more, higher up it is purer.",
    table: {
      columns: ["box", "numbers restricted", "futures in it", "that fail", "fails in it", "of all failing", "of all futures"],
      rows: trajectory.map(({ restricted_numbers, futures, failing, density, coverage, mass }, i) => [i, restricted_numbers, futures, failing, density, coverage, mass]),
      shares: [4, 5, 6],
    },
    options(width) {
      const shown = at < 0 ? [] : trajectory.slice(at, at + 1);
      const counts = ({ restricted_numbers }: Box) => String(restricted_numbers);
      const marks = [
        gridX({ stroke: LINE, strokeOpacity: 1, ticks: 5 }),
        gridY({ stroke: LINE, strokeOpacity: 1, ticks: 5 }),
        lineY(trajectory, { x: "coverage", y: "density", stroke: ACCENT, strokeWidth: 1.5 }),
        dot(trajectory, { x: "coverage", y: "density", r: 3, fill: ACCENT }),
        text(steps, { x: "coverage", y: "density", text: counts, dy: -12, ...HALO, fill: FAINT }),
        dot(shown, { x: "coverage", y: "density", r: 7, fill: PAPER, stroke: ACCENT, strokeWidth: 3 }),
        text(shown, { x: "coverage", y: "density", dy: 20, text: ({ density, coverage }: Box) => `the box: ${percent(density)} fail, ${percent(coverage)} of all failing`, textAnchor: (chosen?.coverage ?? 0) > 0.5 ? "end" : "start", ...HALO, fontWeight: 600 }),
        text(first ? [first] : [], { x: "coverage", y: "density", dy: 18, dx: 4, textAnchor: "end", text: () => "all futures", ...HALO, fill: FAINT }),
        axisX({ ticks: width >= WIDE ? 10 : 5, tickFormat: percentTick, tickSize: 0, label: null }),
        axisY({ ticks: 5, tickFormat: percentTick, tickSize: 0, label: null }),
      ];
      const least = Math.max(0, Math.min(...trajectory.map(({ density }) => density)) - 0.08);
      return frame(width, 300, marks, { marginLeft: 46, marginRight: 16, marginTop: 20, marginBottom: 30, x: { domain: [0, 1] }, y: { domain: [least, 1] } });
    },
  };
}

function nearest(trajectory: readonly Box[], { density, coverage }: Box): number {
  const far = trajectory.map((box) => Math.hypot(box.density - density, box.coverage - coverage));
  return far.indexOf(Math.min(...far));
}
