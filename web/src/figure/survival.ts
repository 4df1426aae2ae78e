/** The one picture: how long the peace holds, beside what it is compared with. */
import { areaY, axisX, axisY, dot, gridY, lineY, link, ruleX, ruleY, text, type Markish, type PlotOptions } from "@observablehq/plot";
import type { Answer, ByYear, Curves, Describe, Futures, Quantiles, Reference } from "../page";
import { counted, dateAfter, pointsApart, years as inYears } from "../words/figures";
import { lines, shorten } from "../words/text";
import { ACCENT, FAINT, GHOST, HALO, INK, LINE, PAPER, TINT, WIDE, apart, at, frame, percentTick, type Figure } from "./common";

/** What stays as it is while the reader moves something. */
export interface Ground {
  describe: Describe;
  horizon: number;
  reference: Reference | null;
  /** Without any promise. */
  bare: Curves | null;
  /** As the author wrote it, where the reader has changed something. */
  author: Curves | null;
  futures: Futures | null;
}

/** What moves under the reader's hand. */
export interface Moving {
  answer: Answer;
  horizon: number;
  /** As the author wrote it, where the reader has changed something: its name keeps clear of it. */
  author: Curves | null;
  /** The aim as the reader has it. */
  aim: { years: number; survival: number };
}

export type Picture = Ground & Moving;

interface Named {
  label: string;
  /** The same where there is little room. */
  brief: string;
  xs: number[];
  ys: number[];
  stroke: string;
  dash?: string;
  /** Between whole years it stands still. */
  steps?: true;
}

interface Band {
  label: string;
  brief: string;
  fill: string;
  xs: number[];
  low: number[];
  high: number[];
  /** It has its corners already. */
  steps?: true;
}

export const TITLE = "The chance that the peace has held without a break, by years since the signing";

const SHARES = { low: "0.05", high: "0.95" } as const;

/** How long the peace holds unbroken: the curve, its ghosts, the band, the calendar and the aim. */
export function survivalFigure(picture: Picture): Figure {
  return {
    name: "how-long-the-peace-holds",
    title: TITLE,
    note: noteOf(picture),
    table: table(picture),
    options: (width) => framed(width, picture.horizon, [...groundMarks(picture, width), ...movingMarks(picture, width)]),
  };
}

/** The picture without what moves, to lie under it. */
export const ground = (picture: Ground, width: number): PlotOptions => framed(width, picture.horizon, groundMarks(picture, width));

/** What moves, without axes, to lie over the ground. */
export function moving(picture: Moving, width: number): PlotOptions {
  const { x, y, ...rest } = framed(width, picture.horizon, movingMarks(picture, width));
  return { ...rest, x: { ...x, axis: null }, y: { ...y, axis: null } };
}

function framed(width: number, horizon: number, marks: Markish[]): PlotOptions {
  const { height, ...margins } = sizes(width);
  return frame(width, height, marks, { ...margins, x: { domain: [0, horizon] }, y: { domain: [0, 1] } });
}

function sizes(width: number) {
  const height = Math.round(Math.max(360, Math.min(480, width * 0.58)));
  return { height, ...marginsOf(width), marginTop: 18, marginBottom: 46 };
}

function groundMarks(picture: Ground, width: number): Markish[] {
  const { describe, horizon } = picture;
  const wide = width >= WIDE;
  const { height, marginLeft, marginRight, marginTop, marginBottom } = sizes(width);
  const named = curvesOf(picture);
  const bands = bandsOf(picture, horizon);
  return [
    gridY({ stroke: LINE, strokeOpacity: 1 }),
    ...bands.map((band) =>
      areaY(band.xs, { x: (_, i) => band.xs[i], y1: (_, i) => band.low[i], y2: (_, i) => band.high[i], fill: band.fill, curve: band.steps ? "linear" : "monotone-x" }),
    ),
    ...rules(describe, horizon),
    ...named.map(({ xs, ys, stroke, dash, steps }) =>
      lineY(ys, { x: (_, i) => xs[i], y: (_, i) => ys[i], stroke, strokeWidth: 1.75, strokeDasharray: dash, curve: steps ? "step-after" : "linear", clip: true }),
    ),
    ...names(describe, horizon, width - marginLeft - marginRight),
    ruleY([0], { stroke: FAINT }),
    axisX(ticks(horizon, wide), { tickFormat: (year) => `${year}\n${dateAfter(describe.signed, year).getUTCFullYear()}`, tickSize: 4, label: null }),
    axisY([0, 0.2, 0.4, 0.6, 0.8, 1], { tickFormat: percentTick, tickSize: 0, label: null }),
    ...labels(named, bands, horizon, height - marginTop - marginBottom, wide),
  ];
}

function movingMarks({ answer: { curve }, aim: aimed, horizon, author }: Moving, width: number): Markish[] {
  const [named, end] = [horizon * 0.98, curve.survival.at(-1) ?? 0];
  const above = end < 0.12 || (author !== null && end >= at(author.years, author.survival, horizon));
  const { marginLeft, marginRight } = sizes(width);
  return [
    lineY(curve.survival, { x: (_, i) => curve.years[i], stroke: ACCENT, strokeWidth: 3.5 }),
    text([named], { x: (year) => year, y: (year) => at(curve.years, curve.survival, year), text: () => "this peace", textAnchor: "end", dy: above ? -18 : 20, fontWeight: 600, ...HALO, fill: ACCENT }),
    ...aim(curve, aimed, width - marginLeft - marginRight, horizon, width >= WIDE),
  ];
}

function curvesOf({ reference, bare, author }: Ground): Named[] {
  const named: Named[] = [];
  if (reference) {
    const { xs, ys } = byYear(reference.survival);
    named.push({ label: `what became of ${counted(reference.peaces)} peaces held comparable`, brief: `${counted(reference.peaces)} past peaces`, xs, ys, stroke: FAINT, dash: "1.5 4", steps: true });
  }
  if (bare) named.push({ label: "no guarantees at all", brief: "no promises", xs: bare.years, ys: bare.survival, stroke: GHOST });
  if (author) named.push({ label: "as the author wrote it", brief: "as written", xs: author.years, ys: author.survival, stroke: ACCENT, dash: "6 4" });
  return named;
}

function bandsOf({ reference, futures }: Ground, horizon: number): Band[] {
  const bands: Band[] = [];
  if (reference) {
    bands.push({ label: "", brief: "", fill: "var(--past)", ...stepped(byYear(reference.low), byYear(reference.high)) });
  }
  if (futures) {
    const quantile = (share: string) => byYear(mapped(futures.survival, (quantiles) => quantiles[share] ?? null));
    const low = quantile(SHARES.low);
    bands.push({ label: `9 in 10 of ${counted(futures.futures)} futures, as written`, brief: "9 in 10 futures", fill: TINT, xs: low.xs, low: low.ys, high: quantile(SHARES.high).ys });
  }
  return bands.map((band) => {
    const shown = band.xs.filter((year) => year <= horizon).length;
    return { ...band, xs: band.xs.slice(0, shown) };
  });
}

const mapped = (quantiles: ByYear<Quantiles>, pick: (quantiles: Quantiles) => number | null): ByYear<number | null> =>
  Object.fromEntries(Object.entries(quantiles).map(([year, found]) => [year, pick(found)]));

/** Figures by whole years as a curve that begins at 1. */
export function byYear(figures: ByYear<number | null>): { xs: number[]; ys: number[] } {
  const known = Object.entries(figures).filter((entry): entry is [string, number] => entry[1] !== null);
  return { xs: [0, ...known.map(([year]) => Number(year))], ys: [1, ...known.map(([, figure]) => figure)] };
}

/** A band known at whole years, which within a year holds what both of its ends leave open: it never rises. */
export function stepped(low: { xs: number[]; ys: number[] }, high: { ys: number[] }) {
  const years = low.xs.slice(1).map((year, i) => ({ from: low.xs[i] ?? 0, year, low: low.ys[i + 1] ?? 0, high: high.ys[i] ?? 1 }));
  return {
    xs: years.flatMap(({ from, year }) => [from, year]),
    low: years.flatMap(({ low }) => [low, low]),
    high: years.flatMap(({ high }) => [high, high]),
    steps: true as const,
  };
}

function ticks(horizon: number, wide: boolean): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((step) => horizon / step <= (wide ? 12 : 6)) ?? 50;
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, at) => at * step);
}

const shownDates = (describe: Describe, horizon: number) => describe.dates.filter(({ years }) => years > 0 && years <= horizon);

/** Dates of the calendar as light marks. */
const rules = (describe: Describe, horizon: number) => [ruleX(shownDates(describe, horizon), { x: "years", stroke: FAINT, strokeOpacity: 0.55, strokeWidth: 1 })];

/** Their names along them, where there is room; over the curves, so that none crosses them. */
function names(describe: Describe, horizon: number, width: number) {
  const room = (18 / width) * horizon;
  const named = shownDates(describe, horizon).filter((date, at, dates) => at === 0 || date.years - (dates[at - 1]?.years ?? 0) >= room);
  return [text(named, { x: "years", y: 0, text: (date) => shorten(date.label, 34), rotate: -90, textAnchor: "start", dx: 8, dy: -8, fontSize: 12.5, ...HALO, fill: FAINT })];
}

function labels(named: Named[], bands: Band[], horizon: number, height: number, wide: boolean) {
  const ends = [
    ...named.map(({ label, brief, ys }) => ({ label: wide ? label : brief, y: ys.at(-1) ?? 0 })),
    ...bands.filter(({ label }) => label).map(({ label, brief, xs, low }) => ({ label: wide ? label : brief, y: low[xs.length - 1] ?? 0 })),
  ];
  const gap = (wide ? 52 : 36) / height;
  const placed = apart(ends.map(({ y }) => y), gap, 0.04, 0.97);
  return ends.map(({ label }, i) =>
    text([label], {
      x: horizon,
      y: placed[i] ?? 0,
      text: () => lines(label, wide ? 19 : 9, 3).join("\n"),
      textAnchor: "start",
      dx: wide ? 10 : 6,
      fontSize: 13,
      lineHeight: 1.15,
      ...HALO,
      fill: FAINT,
    }),
  );
}

/** How far the aim is from the curve, in words. */
export function distance(reached: number, aim: number): string {
  const apart = pointsApart(reached - aim);
  return reached >= aim ? `${apart} above the aim` : `${apart} below the aim`;
}

function aim(curve: Curves, aim: Moving["aim"], width: number, horizon: number, wide: boolean) {
  const reached = at(curve.years, curve.survival, aim.years);
  const right = (1 - aim.years / horizon) * width > (wide ? 190 : 105);
  const side = { textAnchor: right ? "start" : "end", dx: right ? 14 : -14 } as const;
  return [
    link([0], { x1: aim.years, x2: aim.years, y1: aim.survival, y2: reached, stroke: INK, strokeWidth: 1.5, strokeDasharray: "2 3" }),
    dot([aim], { x: "years", y: "survival", r: 8, fill: PAPER, stroke: INK, strokeWidth: 2.5 }),
    text([aim], { x: "years", y: "survival", text: () => words(aim, reached, wide), dy: reached >= aim.survival ? 16 : -16, ...side, fontWeight: 600, lineHeight: 1.2, ...HALO }),
  ];
}

function words(aim: Moving["aim"], reached: number, wide: boolean): string {
  if (wide) return `the aim: ${percentTick(aim.survival)} at ${inYears(aim.years)}\n${distance(reached, aim.survival)}`;
  return `aim ${percentTick(aim.survival)}\n${reached >= aim.survival ? "+" : "−"}${pointsApart(reached - aim.survival)}`;
}

/** The room at both sides of the picture. */
export const marginsOf = (width: number) => ({ marginLeft: 50, marginRight: width >= WIDE ? 148 : 78 });

/** How to read what the labels name. */
function noteOf({ reference, futures }: Ground): string {
  const parts = [];
  if (futures) parts.push(`Shaded: nine in ten of ${counted(futures.futures)} futures, with every number drawn from the author’s ranges, as written.`);
  const wars = reference?.wars == null ? "" : ` after ${counted(reference.wars)} wars`;
  if (reference) parts.push(`Dotted: ${counted(reference.peaces)} peaces${wars} (${reference.class}), and the interval that they leave open. They are counts, not a forecast; none of them is this peace. ${reference.note}`);
  return parts.join(" ");
}

function table({ answer, bare, author, horizon, reference }: Picture) {
  const columns = ["years", "holding", "rate of breaking, a year"];
  if (bare) columns.push("no guarantees at all");
  if (author) columns.push("as the author wrote it");
  if (reference) columns.push("peaces held comparable", "from", "to");
  if (reference?.until_deaths) columns.push("those peaces until first deaths");
  const rows = Array.from({ length: Math.floor(horizon) }, (_, i) => i + 1).map((year) => {
    const along = (curves: Curves) => at(curves.years, curves.survival, year);
    const row: (number | null)[] = [year, answer.survival[year] ?? along(answer.curve), at(answer.curve.years, answer.curve.hazard, year)];
    if (bare) row.push(along(bare));
    if (author) row.push(along(author));
    if (reference) row.push(...[reference.survival, reference.low, reference.high].map((by) => by[year] ?? null));
    if (reference?.until_deaths) row.push(reference.until_deaths.survival[year] ?? null);
    return row;
  });
  return { columns, rows, shares: columns.flatMap((_, i) => (i === 1 || i > 2 ? [i] : [])) };
}
