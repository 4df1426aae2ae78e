/** Who would sign: what each actor gains over no deal, measured by what it has at stake. */
import { axisX, rect, ruleX, text } from "@observablehq/plot";
import type { Answer, Describe } from "../page";
import type { Changes } from "../reader/changes";
import { inPoints, signed } from "../words/figures";
import { nameOf, numberAt } from "../words/numbers";
import { HALO, INK, colourOf, fitting, frame, percentTick, type Figure } from "./common";
import { beside } from "../words/text";

const ROW = 58;

/** Each actor's gain over no deal, as a share of its own stake; points are never compared between actors. */
export function signsFigure(describe: Describe, answer: Answer, changes: Changes): Figure {
  const rows = describe.actors.map((actor, i) => {
    const value = answer.value[actor.id] ?? 0;
    const without = answer.value_no_deal[actor.id] ?? 0;
    const path = `actors.${actor.id}.stake`;
    const stake = changes.set[path] ?? numberAt(describe, path)?.value ?? 0;
    const gain = value - without;
    const share = stake > 0 ? gain / stake : Math.sign(gain);
    const needed = actor.role !== "guarantor" || actor.veto;
    return { i, actor, value, without, gain, share, verdict: verdict(answer.accepts[actor.id] ?? false, needed, actor.veto) };
  });
  const reach = Math.max(0.1, ...rows.map(({ share }) => Math.abs(share))) * 1.05;
  return {
    name: "who-signs",
    title: "What each actor gains by this deal over no deal, as a share of what it has at stake",
    note: "Points are each actor's own: a share says how much the deal matters to that actor, and nothing about the others.",
    table: {
      columns: ["actor", "this peace, points", "no deal, points", "gain, points", "verdict"],
      rows: rows.map(({ actor, value, without, gain, verdict }) => [nameOf(describe, actor.id), value, without, gain, verdict]),
      show: inPoints,
    },
    options(width) {
      const marks = [
        rect(rows, { x1: 0, x2: "share", y1: ({ i }) => i + 0.5, y2: ({ i }) => i + 0.86, fill: ({ actor }) => colourOf(describe, actor.id) }),
        ruleX([0], { stroke: INK, strokeWidth: 1.5 }),
        text(rows, {
          x: -reach,
          y: ({ i }) => i + 0.27,
          textAnchor: "start",
          dx: -22,
          ...HALO,
          text: ({ actor, gain, verdict }) => beside(nameOf(describe, actor.id), `: ${signed(gain)} points, ${verdict}`, fitting(width)),
        }),
        axisX({ ticks: width > 500 ? 7 : 5, tickFormat: (share: number) => (share > 0 ? "+" : share < 0 ? "−" : "") + percentTick(Math.abs(share)), tickSize: 4, label: null }),
      ];
      return frame(width, rows.length * ROW + 34, marks, {
        marginLeft: 26,
        marginRight: 26,
        marginTop: 0,
        marginBottom: 30,
        x: { domain: [-reach, reach] },
        y: { domain: [0, rows.length], range: [0, rows.length * ROW], axis: null },
      });
    },
  };
}

function verdict(accepts: boolean, needed: boolean, veto: boolean): string {
  if (accepts) return veto ? "accepts (has a veto)" : "accepts";
  if (!needed) return "refuses, not needed";
  return veto ? "refuses: a veto" : "refuses";
}
