/** What would be enough: two levers, and the line from which on they are. */
import { areaY, axisX, axisY, dot, gridX, gridY, lineY, link, text } from "@observablehq/plot";
import type { Describe, Frontier } from "../page";
import { short, withUnit } from "../words/figures";
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
  for (const [x, y] of known(frontier)) {
    // What is enough reaches up and to the right: a lever that already has more need not be lowered.
    const to: [number, number] = [x < first.now ? first.now : x, y < second.now ? second.now : y];
    const far = Math.hypot((to[0] - first.now) / view.x, (to[1] - second.now) / view.y);
    if (far < least) [best, least] = [to, far];
  }
  return best;
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
    note: `Upwards: ${axis(1)}. To the right: ${axis(0)}.`,
    table: { columns: [axis(0), `least of ${axis(1)}`], rows: frontier.points },
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
        areaY(line, { x: (point) => point[0], y1: (point) => point[1], y2: () => view.y, fill: TINT }),
        lineY(line, { x: (point) => point[0], y: (point) => point[1], stroke: ACCENT, strokeWidth: 3 }),
        text(line.length ? ["enough"] : ["enough nowhere here"], { frameAnchor: "top-right", dx: -8, dy: 8, fontWeight: 600, fill: INK }),
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
