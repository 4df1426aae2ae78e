/** How the peace breaks: three causes over time, above what still holds. */
import { areaY, axisX, axisY, lineY, ruleY, text } from "@observablehq/plot";
import type { Answer, Curves, Describe } from "../page";
import { percent } from "../words/figures";
import { nameOf } from "../words/numbers";
import { lines } from "../words/text";
import { ACCENT, FAINT, HALO, PAPER, WIDE, apart, at, frame, percentTick, type Figure } from "./common";

const CAUSES = ["assault_resisted", "escalated_probe", "yielded"] as const;
type Cause = (typeof CAUSES)[number];

/** What each cause is called, with the actors' names. */
export function causes(describe: Describe): Record<Cause, string> {
  const of = (role: string) => describe.actors.find((actor) => actor.role === role)?.id ?? role;
  const challenger = nameOf(describe, of("challenger"));
  const protege = nameOf(describe, of("protege"));
  return {
    assault_resisted: `${challenger} attacks and ${protege} resists`,
    escalated_probe: "an answered probe becomes a war",
    yielded: `${challenger} attacks and ${protege} yields`,
  };
}

/** How it first breaks, by years since the signing: what holds, and the three causes on top of it. */
export function breaksFigure(describe: Describe, answer: Answer): Figure {
  const { curve } = answer;
  const words = causes(describe);
  const layers = layersOf(curve);
  return {
    name: "how-it-breaks",
    title: "How the peace first breaks: share of all courses by years since the signing",
    table: {
      columns: ["years", "holding", ...CAUSES.map((cause) => words[cause])],
      rows: wholeYears(curve).map((year) => [year, along(curve, "survival", year), ...CAUSES.map((cause) => along(curve, cause, year))]),
      shares: [1, 2, 3, 4],
    },
    options(width) {
      const wide = width >= WIDE;
      const height = wide ? 340 : 320;
      const box = { marginLeft: 50, marginRight: wide ? 190 : 12, marginTop: 12, marginBottom: 34 };
      const horizon = curve.years.at(-1) ?? 1;
      const shown = layers.filter(({ low, high }) => (high.at(-1) ?? 0) - (low.at(-1) ?? 0) >= 0.005);
      const middles = shown.map(({ low, high }) => ((high.at(-1) ?? 0) + (low.at(-1) ?? 0)) / 2);
      const placed = apart(middles, (wide ? 40 : 34) / (height - 46), 0.04, 0.96);
      const marks = [
        ...layers.map(({ low, high, fill }) => areaY(curve.years, { x: curve.years, y1: low, y2: high, fill })),
        // Their edges are told by a line, not by hues that lie near each other.
        ...layers.map(({ high }) => lineY(curve.years, { x: curve.years, y: high, stroke: PAPER, strokeWidth: 1.2 })),
        lineY(curve.survival, { x: curve.years, y: curve.survival, stroke: ACCENT, strokeWidth: 3 }),
        ruleY([0], { stroke: FAINT }),
        axisX({ ticks: wide ? 10 : 5, tickSize: 4, label: null, tickFormat: (year: number) => (year === 0 ? "signing" : `${year} y`) }),
        axisY([0, 0.5, 1], { tickFormat: percentTick, tickSize: 0, label: null }),
        ...shown.map(({ cause, low, high }, i) => {
          const label = cause === "survival" ? "it holds" : words[cause];
          const share = percent((high.at(-1) ?? 0) - (low.at(-1) ?? 0));
          return text([label], {
            x: horizon,
            y: placed[i] ?? 0,
            text: () => (wide ? [share, ...lines(label, 26, 2)].join("\n") : `${label}: ${share}`),
            textAnchor: wide ? "start" : "end",
            dx: wide ? 10 : -6,
            lineHeight: 1.15,
            ...HALO,
          });
        }),
      ];
      return frame(width, height, marks, { ...box, x: { domain: [0, horizon] }, y: { domain: [0, 1] } });
    },
  };
}

function layersOf(curve: Curves) {
  let below = curve.survival.map(() => 0);
  return (["survival", ...CAUSES] as const).map((cause) => {
    const low = below;
    const high = low.map((height, i) => Math.min(1, height + (curve[cause][i] ?? 0)));
    below = high;
    return { cause, low, high, fill: `var(--layer-${cause.replace("_", "-")})` };
  });
}

const wholeYears = (curve: Curves) => Array.from({ length: Math.floor(curve.years.at(-1) ?? 0) }, (_, i) => i + 1);

const along = (curve: Curves, key: Cause | "survival", year: number) => at(curve.years, curve[key], year);
