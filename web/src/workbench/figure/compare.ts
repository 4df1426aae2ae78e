/** How long the peace holds under several variants, in one figure. */
import { axisX, axisY, dot, gridY, lineY, ruleY, text } from "@observablehq/plot";
import { ACCENT, FAINT, GHOST, HALO, INK, LINE, PAPER, WIDE, apart, at, frame, percentTick, type Figure } from "../../figure/common";
import type { Answer, Describe } from "../../page";
import { percent } from "../../words/figures";
import { lines, shorten } from "../../words/text";

/** A variant that is compared: its name, what it says, and its answer. */
export interface Compared {
  name: string;
  describe: Describe;
  answer: Answer;
}

/** Lines are told apart by their stroke and their label; colours mean actors, and none is compared here. */
const STROKES = [
  { stroke: ACCENT, strokeWidth: 3.5 },
  { stroke: INK, strokeWidth: 2 },
  { stroke: INK, strokeWidth: 2, strokeDasharray: "7 4" },
  { stroke: GHOST, strokeWidth: 2.5, strokeDasharray: "2 3" },
] as const;

export function compareFigure(all: readonly Compared[]): Figure {
  const horizon = Math.max(...all.map(({ answer }) => answer.curve.years.at(-1) ?? 0));
  const years = Array.from({ length: Math.floor(horizon) }, (_, i) => i + 1);
  const along = ({ answer }: Compared, year: number) => (year <= (answer.curve.years.at(-1) ?? 0) ? at(answer.curve.years, answer.curve.survival, year) : null);
  // Aims that are the same are one ring.
  const aims = [...new Map(all.map(({ answer: { target } }) => [`${target.years} ${target.survival}`, target])).values()];
  return {
    name: "variants-compared",
    title: "The chance that the peace has held without a break, by years since the signing",
    note: aims.length === 1 ? "The ring is the aim." : "The rings are the aims.",
    table: { columns: ["years", ...all.map(({ name }) => name)], rows: years.map((year) => [year, ...all.map((one) => along(one, year))]), shares: all.map((_, i) => i + 1) },
    options(width) {
      const wide = width >= WIDE;
      const height = wide ? 420 : 360;
      const ends = all.map(({ answer: { curve } }) => curve.survival.at(-1) ?? 0);
      const placed = apart(ends, (wide ? 44 : 50) / (height - 64), 0.04, 0.97);
      const marks = [
        gridY({ stroke: LINE, strokeOpacity: 1 }),
        ...all.map(({ answer: { curve } }, i) => lineY(curve.survival, { x: curve.years, y: curve.survival, ...STROKES[i % STROKES.length] })),
        ruleY([0], { stroke: FAINT }),
        dot(aims, { x: "years", y: "survival", r: 8, fill: PAPER, stroke: INK, strokeWidth: 2.5 }),
        axisX({ ticks: wide ? 10 : 5, tickSize: 4, label: null, tickFormat: (year: number) => (year === 0 ? "signing" : `${year} y`) }),
        axisY([0, 0.2, 0.4, 0.6, 0.8, 1], { tickFormat: percentTick, tickSize: 0, label: null }),
        ...all.map(({ name }, i) =>
          text([name], {
            x: horizon,
            y: placed[i] ?? 0,
            text: () => [...lines(shorten(name, 60), wide ? 20 : 10, 2), percent(ends[i] ?? 0)].join("\n"),
            textAnchor: "start",
            dx: wide ? 10 : 6,
            fontSize: 13,
            fontWeight: i === 0 ? 600 : 400,
            lineHeight: 1.15,
            ...HALO,
          }),
        ),
      ];
      return frame(width, height, marks, { marginLeft: 50, marginRight: wide ? 160 : 92, marginTop: 18, marginBottom: 46, x: { domain: [0, horizon] }, y: { domain: [0, 1] } });
    },
  };
}
