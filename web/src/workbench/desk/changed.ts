/** What differs between two texts, line by line. */
import { diffLines } from "diff";

export interface Piece {
  kind: "same" | "gone" | "new";
  lines: string[];
  /** Lines left out before these, where nothing changed. */
  skipped: number;
}

/** Lines of what is the same that are shown beside what is not. */
const AROUND = 2;

const linesOf = (text: string) => text.replace(/\n$/, "").split("\n");

/** From one text to another, with a little of what is the same about it. */
export function pieces(from: string, to: string): Piece[] {
  const parts = diffLines(from, to, { timeout: 2000 }) ?? [
    { value: from, removed: true, added: false },
    { value: to, removed: false, added: true },
  ];
  return parts.flatMap((part, i): Piece[] => {
    const lines = linesOf(part.value);
    if (part.removed || part.added) return [{ kind: part.removed ? "gone" : "new", lines, skipped: 0 }];
    const [head, tail] = [i === 0 ? 0 : AROUND, i === parts.length - 1 ? 0 : AROUND];
    if (lines.length <= head + tail + 1) return [{ kind: "same", lines, skipped: 0 }];
    const kept: Piece[] = [];
    if (head) kept.push({ kind: "same", lines: lines.slice(0, head), skipped: 0 });
    kept.push({ kind: "same", lines: tail ? lines.slice(-tail) : [], skipped: lines.length - head - tail });
    return kept;
  });
}

/** The part of a text to replace, and by what, so that it becomes another and marks outside of it stay. */
export function replacement(from: string, to: string): { from: number; to: number; insert: string } {
  const least = Math.min(from.length, to.length);
  let head = 0;
  while (head < least && from.charCodeAt(head) === to.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < least - head && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)) tail += 1;
  return { from: head, to: from.length - tail, insert: to.slice(head, to.length - tail) };
}
