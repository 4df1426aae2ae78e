/** When it is most at risk: the rate at which a peace that still holds would break, with the calendar's dates. */
import { areaY, axisX, axisY, gridY, lineY, ruleX, ruleY, text } from "@observablehq/plot";
import type { Answer, Describe } from "../page";
import { dateAfter } from "../words/figures";
import { shorten } from "../words/text";
import { ACCENT, FAINT, HALO, LINE, TINT, WIDE, at, frame, type Figure } from "./common";

/** The rate by years since the signing, in percent a year; dates of the calendar are marked. */
export function hazardFigure(describe: Describe, { curve }: Answer): Figure {
  const horizon = curve.years.at(-1) ?? 1;
  const most = Math.max(0.01, ...curve.hazard) * 1.15;
  const dates = describe.dates.filter(({ years }) => years > 0 && years <= horizon);
  return {
    name: "when-it-is-at-risk",
    title: "The rate at which the peace would break, if it still holds then, in percent a year",
    note: "A rate and not a chance: at 10% a year, about one in ten of the peaces that still hold would break within a year.",
    table: {
      columns: ["years", "percent a year"],
      rows: Array.from({ length: Math.floor(horizon) + 1 }, (_, year) => [year, at(curve.years, curve.hazard, year) * 100]),
    },
    options(width) {
      const wide = width >= WIDE;
      const room = (18 / (width - 62)) * horizon;
      const named = dates.filter((date, i) => i === 0 || date.years - (dates[i - 1]?.years ?? 0) >= room);
      const marks = [
        gridY({ stroke: LINE, strokeOpacity: 1, ticks: 4 }),
        areaY(curve.hazard, { x: (_, i) => curve.years[i], y1: 0, y2: (rate: number) => rate, fill: TINT }),
        ruleX(dates, { x: "years", stroke: FAINT, strokeOpacity: 0.55 }),
        lineY(curve.hazard, { x: (_, i) => curve.years[i], y: (rate: number) => rate, stroke: ACCENT, strokeWidth: 2.5 }),
        ruleY([0], { stroke: FAINT }),
        text(named, { x: "years", y: 0, text: (date) => shorten(date.label, 34), rotate: -90, textAnchor: "start", dx: 8, dy: -8, fontSize: 12.5, ...HALO, fill: FAINT }),
        axisX({ ticks: wide ? 10 : 5, tickSize: 4, label: null, tickFormat: (year: number) => `${year}\n${dateAfter(describe.signed, year).getUTCFullYear()}` }),
        axisY({ ticks: 4, tickSize: 0, label: null, tickFormat: (rate: number) => `${Number((rate * 100).toPrecision(3))}%` }),
      ];
      return frame(width, wide ? 320 : 300, marks, { marginLeft: 50, marginRight: 12, marginTop: 14, marginBottom: 46, x: { domain: [0, horizon] }, y: { domain: [0, most] } });
    },
  };
}
