/** Sentences that the numbers write. They say what follows in the model, never what anybody will do. */
import { bySpread, spread } from "../figure/hinges";
import { nearest } from "../figure/frontier";
import { rangesOf } from "../figure/fails";
import type { Answer, Curve, Describe, Enough, Frontier, Futures, Node, Weighing } from "../page";
import { counted, percent, pointsApart, reaching, short, withUnit } from "./figures";
import { fullName, nameOf, numberAt, promiseOf } from "./numbers";
import { list } from "./text";

const called = (describe: Describe, path: string) => `“${fullName(describe, path)}”`;

const unitOf = (describe: Describe, path: string) => numberAt(describe, path)?.unit ?? "";

/** On what the answer hinges most, among numbers moved one at a time. */
export function hingeSentence(describe: Describe, curves: readonly Curve[]): string {
  const first = bySpread(curves)[0];
  if (!first) return "The file gives no number a range, so it says nothing of what the answer hinges on.";
  if (spread(first) < 0.005) return "No number alone moves the answer, within its range.";
  const known = first.points.map(([, chance]) => chance).filter((chance) => chance !== null);
  return `It hinges most on ${called(describe, first.path)}: within its range the chance goes from ${percent(Math.min(...known))} to ${percent(Math.max(...known))}.`;
}

/** The least change of one number that would make it enough, or no longer enough. */
export function enoughSentence(describe: Describe, answer: Answer, enough: Enough, curves: readonly Curve[]): string {
  if (answer.target.sufficient) {
    const flip = nearestFlip(curves);
    if (!flip) return "It stays enough wherever one number alone goes within its range.";
    return `It would no longer be enough if ${instead(describe, flip.path, flip.value, flip.now)}.`;
  }
  const least = leastChange(describe, enough);
  if (!least) return "No promise alone would make it enough, however large.";
  return `It would be enough if ${instead(describe, least.path, least.value, least.now)}.`;
}

function instead(describe: Describe, path: string, value: number, now: number): string {
  return `${called(describe, path)} were ${withUnit(reaching(value, now), unitOf(describe, path))} instead of ${short(now)}`;
}

/** The lever that has to move least to be enough, by its own range. */
export function leastChange(describe: Describe, enough: Enough): { path: string; value: number; now: number } | null {
  const found = enough.levers.flatMap(({ path, now, sufficient }) => {
    const number = numberAt(describe, path);
    const range = number && number.high > number.low ? number.high - number.low : Math.max(1e-9, Math.abs(now));
    const ends = sufficient.map(([low, high]) => (now < low ? low : now > high ? high : now));
    return ends.map((value) => ({ path, value, now, far: Math.abs(value - now) / range }));
  });
  found.sort((a, b) => a.far - b.far);
  return found[0] ?? null;
}

function nearestFlip(curves: readonly Curve[]) {
  const found = curves.flatMap(({ path, now, low, high, flips }) =>
    flips.map((value) => ({ path, value, now, far: Math.abs(value - now) / Math.max(1e-9, high - low) })),
  );
  found.sort((a, b) => a.far - b.far);
  return found[0] ?? null;
}

/** In which share of the futures it is enough. */
export function futuresSentence(futures: Futures): string {
  const { "0.05": low, "0.95": high } = futures.reached;
  const between = low !== undefined && high !== undefined ? `; the chance lies between ${percent(low)} and ${percent(high)} in nine of ten` : "";
  return `If all numbers may be anywhere in the author’s ranges, it is enough in ${percent(futures.sufficient)} of ${counted(futures.futures)} futures${between}.`;
}

/** What the promises add together, and which adds most. */
export function weighSentence(describe: Describe, weighing: Weighing): string {
  const most = [...weighing.commitments].sort((a, b) => b.shapley - a.shapley)[0];
  if (!most) return "Nothing is promised in this arrangement.";
  const whole = weighing.with_all - weighing.with_none;
  const all = `Together the promises move the chance from ${percent(weighing.with_none)} to ${percent(weighing.with_all)}`;
  if (Math.abs(whole) < 0.005) return `${all}: next to nothing, as assumed here.`;
  return `${all}; most of it, ${pointsApart(most.shapley)}, is the share of “${promiseOf(describe, most.id)}”. Without it alone the chance would be ${percent(most.removed)}.`;
}

/** What two levers would have to be. */
export function frontierSentence(describe: Describe, frontier: Frontier, enough: boolean): string {
  const [first, second] = frontier.levers;
  if (!first || !second) return "";
  const [a, b] = [called(describe, first.path), called(describe, second.path)];
  if (enough) return `It is enough where ${a} and ${b} stand now; the line shows how far each could give way.`;
  const to = nearest(frontier);
  if (!to) return `No pair of ${a} and ${b} that was tried is enough, in this model.`;
  const unit = (path: string) => unitOf(describe, path);
  return `With these two, the nearest point that is enough is ${a} at ${withUnit(reaching(to[0], first.now), unit(first.path))} and ${b} at ${withUnit(reaching(to[1], second.now), unit(second.path))}; here they are ${short(first.now)} and ${short(second.now)}.`;
}

/** Where it mostly fails, in words. */
export function failsSentence(describe: Describe, futures: Futures): string {
  const box = futures.fails;
  if (!box || box.restrictions.length === 0) return "No small set of ranges tells the futures in which it fails from the others.";
  const limits = rangesOf(describe, box).map(({ path, words }) => `${called(describe, path)} is ${words}`);
  return `It fails in ${percent(box.density)} of the futures in which ${list(limits)}; these are ${percent(box.coverage)} of all in which it fails.`;
}

/** What the challenger does at the window that is looked at. */
export function momentSentence(describe: Describe, tree: Node): string {
  if (tree.kind !== "decision") return "";
  const parts = tree.branches.map(({ action, chance }) => `${action} with a chance of ${percent(chance)}`);
  return `If a window opens then, ${nameOf(describe, tree.actor)} chooses to ${list(parts)}, in this model.`;
}
