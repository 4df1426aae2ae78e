/** What would be enough: two levers, and the line from which on they are. */
import { areaY, axisX, axisY, dot, gridX, gridY, lineY, link, text } from "@observablehq/plot";
import type { Describe, Frontier } from "../page";
import { inFull, reaching, short, withUnit } from "../words/figures";
import { fullName, numberAt } from "../words/numbers";
import { shorten } from "../words/text";
import { ACCENT, FAINT, HALO, INK, LINE, PAPER, TINT, fitting, frame, type Figure } from "./common";

/** The point of the frontier that is nearest to where the levers stand, each measured by what is shown of it. */
export function nearest(frontier: Frontier): [number, number] | null {
  const [first, second] = frontier.levers;
  const view = viewOf(frontier);
  if (!first || !second) return null;
  let best: [number, number] | null = null;
  let least = Infinity;
  for (const [x, y] of withHere(frontier, first.now)) {
    // On the side of the curve on which the second lever is enough it need not be moved.
    const stays = frontier.bound === "most" ? second.now <= y : second.now >= y;
    const to: [number, number] = [x, stays ? second.now : y];
    const far = Math.hypot((to[0] - first.now) / view.x, (to[1] - second.now) / view.y);
    if (far < least) [best, least] = [to, far];
  }
  return best;
}

/** The curve with the point at which the first lever stays where it is. */
function withHere(frontier: Frontier, now: number): [number, number][] {
  const points = known(frontier);
  const above = points.findIndex(([x]) => x >= now);
  const [before, after] = [points[above - 1], points[above]];
  if (!before || !after || after[0] === before[0]) return points;
  return [...points, [now, before[1] + ((after[1] - before[1]) * (now - before[0])) / (after[0] - before[0])]];
}

const known = (frontier: Frontier) => frontier.points.filter((point): point is [number, number] => point[1] !== null);

/** How far the axes go: past where the levers stand and past where the line still moves. */
function viewOf(frontier: Frontier): { x: number; y: number } {
  const [first, second] = frontier.levers;
  const points = known(frontier);
  const ys = points.map(([, y]) => y);
  const [top, floor] = [Math.max(0, ...ys), Math.min(Infinity, ...ys)];
  const settled = points.find(([, y]) => y - floor <= 0.02 * (top - floor));
  const x = Math.max((first?.now ?? 0) * 1.6, settled ? settled[0] * 1.15 : 0) || first?.most || 1;
  const shown = points.filter(([at]) => at <= x).map(([, y]) => y);
  const y = Math.max((second?.now ?? 0) * 1.6, ...shown.map((y) => y * 1.1)) || second?.most || 1;
  return { x: Math.min(x, first?.most ?? x), y: Math.min(y, second?.most ?? y) };
}

/** The pairs of values that are enough, with where the levers stand and the nearest point that is enough. */
export function frontierFigure(describe: Describe, frontier: Frontier, enough: boolean): Figure {
  const [first, second] = frontier.levers;
  const names = frontier.levers.map(({ path }) => fullName(describe, path));
  const units = frontier.levers.map(({ path }) => numberAt(describe, path)?.unit ?? "");
  const axis = (i: number) => `${names[i]}${units[i] ? ` (${units[i]})` : ""}`;
  return {
    name: "what-would-be-enough",
    title: "The pairs of values with which it is enough",
    note: `Upwards: ${axis(1)}. To the right: ${axis(0)}. What is enough lies ${frontier.bound === "most" ? "below" : "above"} the line.`,
    table: { columns: [axis(0), `${frontier.bound} of ${axis(1)} that is enough`], rows: frontier.points, show: (value, row, column) => inFull(onTheSafeSide(frontier, value, row, column)) },
    options(width) {
      const height = Math.max(300, Math.min(400, width * 0.6));
      const view = viewOf(frontier);
      const points = known(frontier).filter(([x]) => x <= view.x);
      const last = points.at(-1);
      const line = last && last[0] < view.x ? [...points, [view.x, last[1]] as [number, number]] : points;
      const here = { x: first?.now ?? 0, y: second?.now ?? 0 };
      const to = enough ? null : nearest(frontier);
      const right = here.x < view.x * 0.6;
      const marks = [
        gridX({ stroke: LINE, strokeOpacity: 1, ticks: 5 }),
        gridY({ stroke: LINE, strokeOpacity: 1, ticks: 5 }),
        areaY(line, { x: (point) => point[0], y1: (point) => point[1], y2: () => (frontier.bound === "most" ? 0 : view.y), fill: TINT }),
        lineY(line, { x: (point) => point[0], y: (point) => point[1], stroke: ACCENT, strokeWidth: 3 }),
        text(line.length ? ["enough"] : ["enough nowhere here"], { ...(frontier.bound === "most" ? { frameAnchor: "bottom-right", dy: -8 } : { frameAnchor: "top-right", dy: 8 }), dx: -8, fontWeight: 600, fill: INK }),
        axisX({ ticks: 5, tickFormat: short, label: null, tickSize: 4 }),
        axisY({ ticks: 5, tickFormat: short, label: null, tickSize: 0 }),
        text([names[1] ?? ""], { frameAnchor: "top-left", dx: -40, dy: -20, text: (name) => `↑ ${shorten(name, fitting(width - 20))}`, textAnchor: "start", fill: FAINT }),
        text([names[0] ?? ""], { frameAnchor: "bottom-right", dy: 34, text: (name) => `${shorten(name, fitting(width - 20))} →`, textAnchor: "end", fill: FAINT }),
        ...(to ? [link([to], { x1: here.x, y1: here.y, x2: to[0], y2: to[1], stroke: INK, strokeDasharray: "3 3" })] : []),
        ...(to ? [dot([to], { x: (point) => point[0], y: (point) => point[1], r: 6, fill: ACCENT })] : []),
        dot([here], { x: "x", y: "y", r: 8, fill: PAPER, stroke: INK, strokeWidth: 2.5 }),
        text([here], { x: "x", y: "y", text: () => `here: ${withUnit(here.x, "")} and ${withUnit(here.y, "")}`, textAnchor: right ? "start" : "end", dx: right ? 14 : -14, ...HALO }),
      ];
      return frame(width, height, marks, {
        marginLeft: 46,
        marginRight: 14,
        marginTop: 30,
        marginBottom: 46,
        x: { domain: [0, view.x] },
        y: { domain: [0, view.y] },
      });
    },
  };
}

/** A number of the table, rounded to the side on which both together are still enough. */
function onTheSafeSide({ points, bound }: Frontier, value: number, row: number, column: number): number {
  const upwards = column === 1 ? bound === "least" : !tightens(points, bound, row);
  const rounded = (at: number, digits: number) => {
    const other = points[at]?.[column];
    return typeof other === "number" ? reaching(other, upwards ? -Infinity : Infinity, undefined, digits) : null;
  };
  // As many digits as tell a point from its neighbours.
  for (let digits = 3; digits < 8; digits += 1) {
    const here = rounded(row, digits);
    const same = [row - 1, row + 1].some((at) => points[at]?.[column] !== value && rounded(at, digits) === here);
    if (!same && here !== null) return here;
  }
  return value;
}

/** Whether more of the first lever leaves less room for the second at a point. */
function tightens(points: Frontier["points"], bound: Frontier["bound"], row: number): boolean {
  const room = (at: number) => {
    const second = points[Math.min(points.length - 1, Math.max(0, at))]?.[1];
    return typeof second !== "number" ? -Infinity : bound === "least" ? -second : second;
  };
  return room(row + 1) < room(row - 1);
}
