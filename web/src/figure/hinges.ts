/** What it hinges on: how far each number alone moves the answer, or its share in the spread of futures. */
import { axisX, gridX, rect, ruleX, text } from "@observablehq/plot";
import type { Curve, Describe, Futures } from "../page";
import { percent, short } from "../words/figures";
import { fullName } from "../words/numbers";
import { beside, capital } from "../words/text";
import { ACCENT, GHOST, HALO, INK, LINE, fitting, frame, percentTick, type Figure } from "./common";

const ROW = 48;
const SHOWN = 12;

/** The chances along a curve where there is an answer. */
const chances = (curve: Curve) => curve.points.map(([, chance]) => chance).filter((chance) => chance !== null);

/** By how much a number alone moves the chance, over its range. */
export function spread(curve: Curve): number {
  const known = chances(curve);
  return known.length ? Math.max(...known) - Math.min(...known) : 0;
}

/** Curves with the one that moves the chance most first. */
export const bySpread = (curves: readonly Curve[]) => [...curves].sort((a, b) => spread(b) - spread(a));

/** The chance from each number's low to its high, the widest first. */
export function tornadoFigure(describe: Describe, curves: readonly Curve[], now: number, aim: number): Figure {
  const all = bySpread(curves).map((curve) => {
    const known = chances(curve);
    const label = capital(fullName(describe, curve.path));
    return { curve, label, least: Math.min(...known), most: Math.max(...known), first: known[0] ?? now, last: known.at(-1) ?? now };
  });
  const rows = all.slice(0, SHOWN).map((row, i) => ({ ...row, i }));
  return {
    name: "what-it-hinges-on",
    title: "The chance at the aim's date as one number alone goes through its range",
    note: all.length > SHOWN ? `The ${SHOWN} that move it most, of the ${all.length} numbers with a range of the author’s; all are in the table. The darker end is the high value.` : "The darker end is the high value.",
    table: {
      columns: ["number", "low", "high", "chance at low", "chance at high", "least chance", "most chance"],
      rows: all.map(({ curve, label, first, last, least, most }) => [label, curve.low, curve.high, first, last, least, most]),
      shares: [3, 4, 5, 6],
    },
    options(width) {
      const from = Math.max(0, Math.min(aim, now, ...rows.map(({ least }) => least)) - 0.04);
      const to = Math.min(1, Math.max(aim, now, ...rows.map(({ most }) => most)) + 0.04);
      const marks = [
        gridX({ stroke: LINE, strokeOpacity: 1, ticks: 5 }),
        rect(rows, { x1: "least", x2: "most", y1: ({ i }) => i + 0.52, y2: ({ i }) => i + 0.84, fill: GHOST, fillOpacity: 0.75 }),
        rect(rows, { x1: () => now, x2: "last", y1: ({ i }) => i + 0.52, y2: ({ i }) => i + 0.84, fill: ACCENT }),
        ruleX([now], { stroke: INK, strokeWidth: 1.5 }),
        ruleX([aim], { stroke: INK, strokeDasharray: "3 3" }),
        text(["now"], { x: now, y: 0, text: () => `${percent(now)} as it stands`, dy: -8, textAnchor: now > aim ? "start" : "end", dx: now > aim ? 4 : -4 }),
        text(["aim"], { x: aim, y: 0, text: () => `the aim: ${percentTick(aim)}`, dy: -8, textAnchor: now > aim ? "end" : "start", dx: now > aim ? -4 : 4 }),
        text(rows, { x: from, y: ({ i }) => i + 0.3, textAnchor: "start", dx: 2, ...HALO, text: ({ label, curve }) => beside(label, `, ${short(curve.low)} to ${short(curve.high)}`, fitting(width - 20)) }),
        axisX({ ticks: 5, tickFormat: percentTick, tickSize: 0, label: null }),
      ];
      return frame(width, rows.length * ROW + 54, marks, {
        marginLeft: 6,
        marginRight: 22,
        marginTop: 20,
        marginBottom: 28,
        x: { domain: [from, to] },
        y: { domain: [0, rows.length], range: [20, rows.length * ROW + 24], axis: null },
      });
    },
  };
}

/** Each number's share in the spread of the chance over futures (first-order index). */
export function sharesFigure(describe: Describe, futures: Futures): Figure {
  const all = Object.entries(futures.moves ?? {})
    .map(([path, { first_order, standard_error }]) => ({ path, share: first_order, error: standard_error, label: capital(fullName(describe, path)) }))
    .sort((a, b) => b.share - a.share);
  const rows = all.slice(0, SHOWN).map((row, i) => ({ ...row, i }));
  return {
    name: "what-the-futures-hinge-on",
    title: "Each number's own share in how far the futures differ at the aim's date",
    note: `First-order indices from ${futures.futures.toLocaleString("en")} futures with all numbers drawn at once; the thin line is two standard errors to each side.`,
    table: { columns: ["number", "first-order index", "standard error"], rows: all.map(({ label, share, error }) => [label, share, error]), shares: [1] },
    options(width) {
      const most = Math.max(0.05, ...rows.map(({ share, error }) => share + 2 * error));
      const marks = [
        gridX({ stroke: LINE, strokeOpacity: 1, ticks: 5 }),
        rect(rows, { x1: 0, x2: ({ share }) => Math.max(0, share), y1: ({ i }) => i + 0.52, y2: ({ i }) => i + 0.84, fill: ACCENT }),
        rect(rows, { x1: ({ share, error }) => Math.max(0, share - 2 * error), x2: ({ share, error }) => Math.max(0, share + 2 * error), y1: ({ i }) => i + 0.66, y2: ({ i }) => i + 0.7, fill: INK }),
        text(rows, { x: 0, y: ({ i }) => i + 0.3, textAnchor: "start", dx: 2, text: ({ label, share }) => beside(label, `: ${percent(Math.max(0, share))}`, fitting(width)) }),
        axisX({ ticks: 5, tickFormat: percentTick, tickSize: 0, label: null }),
      ];
      return frame(width, rows.length * ROW + 30, marks, {
        marginLeft: 6,
        marginRight: 22,
        marginTop: 0,
        marginBottom: 28,
        x: { domain: [0, most] },
        y: { domain: [0, rows.length], range: [0, rows.length * ROW], axis: null },
      });
    },
  };
}
