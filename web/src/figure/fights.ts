/** Who would fight if an assault came and were resisted, by date and by mood. */
import { axisX, axisY, gridY, lineY, text } from "@observablehq/plot";
import type { Describe, Fights } from "../page";
import { percent } from "../words/figures";
import { nameOf } from "../words/numbers";
import { shorten } from "../words/text";
import { HALO, LINE, WIDE, at, colourOf, frame, percentTick, type Figure } from "./common";

/** One small line for each guarantor and mood. */
export function fightsFigure(describe: Describe, fights: Fights[]): Figure {
  const names = fights.map((line) => called(describe, line));
  const years = fights[0]?.years ?? [];
  const horizon = years.at(-1) ?? describe.horizon_years;
  return {
    name: "who-fights",
    title: "The chance that each guarantor fights, if an assault comes then and is resisted",
    table: {
      columns: ["years", ...names],
      rows: Array.from({ length: Math.floor(horizon) + 1 }, (_, year) => [year, ...fights.map((line) => chanceAt(line, year))]),
      shares: names.map((_, i) => i + 1),
    },
    options(width) {
      const wide = width >= WIDE;
      const row = 96;
      const order = fights.map((_, i) => i);
      const points = fights.flatMap((line, i) => line.years.map((year, k) => ({ i, year, chance: line.chance[k] ?? NaN })));
      const ends = fights.map((line, i) => ({ i, last: line.chance.findLast((chance) => chance !== null) ?? null }));
      const marks = [
        gridY([0, 1], { stroke: LINE, strokeOpacity: 1 }),
        lineY(points, { x: "year", y: "chance", fy: "i", z: "i", stroke: (point: { i: number }) => colourOf(describe, fights[point.i]?.actor ?? ""), strokeWidth: 2.5 }),
        text(ends, { fy: "i", frameAnchor: "top-left", dx: 0, dy: -17, text: ({ i }: { i: number }) => shorten(names[i] ?? "", Math.floor(width / 8)), fontWeight: 600, ...HALO }),
        text(ends.filter(({ last }) => last !== null), { fy: "i", x: () => horizon, y: "last", text: ({ last }: { last: number }) => percent(last), textAnchor: "start", dx: 8, ...HALO }),
        axisX({ ticks: wide ? 10 : 5, tickSize: 4, label: null, tickFormat: (year: number) => (year === 0 ? "signing" : `${year} y`) }),
        axisY([0, 1], { tickFormat: percentTick, tickSize: 0, label: null }),
      ];
      return frame(width, row * Math.max(1, fights.length) + 40, marks, {
        marginLeft: 50,
        marginRight: 66,
        marginTop: 28,
        marginBottom: 30,
        x: { domain: [0, horizon] },
        y: { domain: [0, 1] },
        fy: { domain: order, axis: null, padding: 0.45 },
      });
    },
  };
}

const called = (describe: Describe, { actor, mood }: Fights) => (mood === null ? nameOf(describe, actor) : `${nameOf(describe, actor)}, ${mood}`);

function chanceAt(line: Fights, year: number): number | null {
  const known = line.years.map((x, i) => [x, line.chance[i] ?? null] as const).filter((point): point is [number, number] => point[1] !== null);
  const first = known[0];
  if (!first || year < first[0]) return null;
  return at(known.map(([x]) => x), known.map(([, y]) => y), year);
}
