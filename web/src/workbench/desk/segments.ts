/** A text with marks, some of which may overlap, as pieces one after another. */
import type { Mark } from "../server/types";

export interface Segment {
  text: string;
  /** Which marks cover it, by their number in the order of the text. */
  marks: number[];
  /** The marks that begin here. */
  begins: number[];
}

/** Marks in the order of the text. */
export const inOrder = (marks: readonly Mark[]): Mark[] => [...marks].sort((a, b) => a.from - b.from || b.to - a.to);

export function segments(text: string, marks: readonly Mark[]): Segment[] {
  const ordered = inOrder(marks);
  const cuts = [...new Set([0, text.length, ...ordered.flatMap(({ from, to }) => [from, to])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? text.length;
    const covering = ordered.flatMap((mark, at) => (mark.from <= from && mark.to >= to ? [at] : []));
    return { text: text.slice(from, to), marks: covering, begins: covering.filter((at) => ordered[at]?.from === from) };
  });
}
