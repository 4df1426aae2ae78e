/** What all figures share: their form, their colours, their type. */
import type { Markish, PlotOptions } from "@observablehq/plot";
import type { Describe } from "../page";
import { percent, short } from "../words/figures";

/** The numbers behind a figure. */
export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
  /** Columns of chances and shares: shown in percent, as the words tell them; in files they are numbers in full. */
  shares?: readonly number[];
  /** How numbers are shown where neither `short` nor percent does. */
  show?: (value: number, row: number, column: number) => string;
}

/** A cell as it is shown. */
export function shown({ shares, show }: Table, value: number, row: number, column: number): string {
  if (show) return show(value, row, column);
  return shares?.includes(column) ? percent(value) : short(value);
}

/** A figure that can be read alone, with its numbers, at any width. */
export interface Figure {
  /** Name of the files it is saved as. */
  name: string;
  /** What is seen, as its title. */
  title: string;
  /** How to read it, below it. */
  note?: string;
  table: Table;
  /** What to draw at a width, in pixels. */
  options(width: number): PlotOptions;
}

/** Width from which labels stand beside a figure instead of on it. */
export const WIDE = 600;

/** Colours by role; the values are in style/colours.css. */
export const INK = "var(--ink)";
export const FAINT = "var(--faint)";
export const LINE = "var(--line)";
export const PAPER = "var(--paper)";
export const ACCENT = "var(--accent)";
export const TINT = "var(--tint)";
export const GHOST = "var(--ghost)";

const ACTOR_COLOURS = 6;

/** The colour that means an actor in every figure. */
export function colourOf(describe: Describe, actor: string): string {
  const at = describe.actors.findIndex(({ id }) => id === actor);
  return at < 0 ? GHOST : `var(--actor-${(at % ACTOR_COLOURS) + 1})`;
}

/** Text on a figure stands on a halo of paper, so that lines behind it do not cross it. */
export const HALO = { fill: INK, stroke: PAPER, strokeWidth: 4 } as const;

/** The frame of every figure. */
export function frame(width: number, height: number, marks: Markish[], rest: PlotOptions): PlotOptions {
  return {
    width,
    height,
    style: { fontFamily: "var(--sans)", fontSize: "14px", background: "transparent", color: INK, overflow: "visible" },
    marks,
    ...rest,
  };
}

/** Whole percent for an axis. */
export const percentTick = (chance: number) => `${Math.round(chance * 100)}%`;

/** How many characters of a figure's type fit into a width in pixels. */
export const fitting = (pixels: number) => Math.max(8, Math.floor(pixels / 7.3));

/** Heights moved apart so that none is nearer to the next than `gap`, within `least` and `most`. */
export function apart(heights: number[], gap: number, least: number, most: number): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let last = least - gap;
  for (const at of order) {
    placed[at] = Math.max(heights[at] ?? 0, last + gap);
    last = placed[at] ?? 0;
  }
  let limit = most;
  for (const at of order.reverse()) {
    placed[at] = Math.min(placed[at] ?? 0, limit);
    limit = (placed[at] ?? 0) - gap;
  }
  return placed;
}

/** The value of a curve at x, between its points. */
export function at(xs: readonly number[], ys: readonly number[], x: number): number {
  const above = xs.findIndex((other) => other >= x);
  if (above < 0) return ys.at(-1) ?? NaN;
  if (above === 0) return ys[0] ?? NaN;
  const [a = 0, b = 1] = [xs[above - 1], xs[above]];
  const [p = 0, q = 0] = [ys[above - 1], ys[above]];
  return b === a ? q : p + ((q - p) * (x - a)) / (b - a);
}
