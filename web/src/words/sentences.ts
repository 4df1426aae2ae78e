/** Sentences that the numbers write. They say what follows in the model, never what anybody will do. */
import { bySpread, spread } from "../figure/hinges";
import { nearest } from "../figure/frontier";
import { rangesOf } from "../figure/fails";
import type { Answer, Curve, Describe, Enough, FailingBox, Frontier, Futures, Lever, Node, Simulated, Weighing } from "../page";
import { counted, dateAfter, inFull, inPoints, month, percent, percentWithError, pointsApart, reaching, short } from "./figures";
import { fullName, nameOf, numberAt, promiseOf } from "./numbers";
import { article, list } from "./text";

const called = (describe: Describe, path: string) => `“${fullName(describe, path)}”`;

/** A value with all its digits and its unit. */
function stated(describe: Describe, path: string, value: number): string {
  const unit = numberAt(describe, path)?.unit ?? "";
  return `${inFull(value)}${unit ? ` ${unit}` : ""}`;
}

/** On what the answer hinges most, among numbers moved one at a time. */
export function hingeSentence(describe: Describe, curves: readonly Curve[]): string {
  const first = bySpread(curves)[0];
  if (!first) return "The file gives no number a range, so it says nothing of what the answer hinges on.";
  if (spread(first) < 0.005) return "No number alone moves the answer, within its range.";
  return `It hinges most on ${called(describe, first.path)}: ${endsOf(describe, first)}.`;
}

/** What the chance is at both ends of a number's range, or how far it goes where the ends do not say it. */
function endsOf(describe: Describe, curve: Curve): string {
  const known = curve.points.filter((point): point is [number, number] => point[1] !== null);
  const chances = known.map(([, chance]) => chance);
  const [least, most] = [Math.min(...chances), Math.max(...chances)];
  const [first, last] = [known[0], known.at(-1)];
  const between = Math.abs((last?.[1] ?? 0) - (first?.[1] ?? 0));
  if (!first || !last || between < 0.9 * (most - least)) return `within its range the chance goes from ${percent(least)} to ${percent(most)}`;
  const unit = numberAt(describe, curve.path)?.unit ?? "";
  return `at ${short(first[0])} the chance is ${percent(first[1])}, at ${short(last[0])}${unit ? ` ${unit}` : ""} it is ${percent(last[1])}`;
}

/** The least change of one number that would make it enough, or no longer enough. */
export function enoughSentence(describe: Describe, answer: Answer, enough: Enough, curves: readonly Curve[]): string {
  if (answer.target.sufficient) {
    if (curves.length === 0) return "The file gives no number a range in which it could end being enough.";
    const flip = nearestFlip(curves);
    if (!flip) return "It stays enough wherever one number alone goes within its range.";
    return `It would no longer be enough if ${instead(describe, flip.path, reaching(flip.value, flip.now), flip.now)}.`;
  }
  if (enough.levers.length === 0) return "There is no promise that could be made larger to be enough.";
  const least = leastChange(describe, enough);
  if (!least) return "No promise alone would make it enough, however large.";
  return `It would be enough if ${instead(describe, least.path, reaching(least.value, least.now, least.beyond), least.now)}.`;
}

function instead(describe: Describe, path: string, value: number, now: number): string {
  return `${called(describe, path)} were ${stated(describe, path, value)} instead of ${short(now)}`;
}

interface Change {
  path: string;
  /** What is enough, and up to where it is. */
  value: number;
  beyond: number;
  now: number;
}

/** The lever that has to move least to be enough, by its own range. */
export function leastChange(describe: Describe, enough: Enough): Change | null {
  const found = enough.levers.flatMap((lever) => {
    const { path, now } = lever;
    const number = numberAt(describe, path);
    const range = number && number.high > number.low ? number.high - number.low : Math.max(1e-9, Math.abs(now));
    return waysOf(lever).map(({ value, beyond }) => ({ path, value, beyond, now, far: Math.abs(value - now) / range }));
  });
  found.sort((a, b) => a.far - b.far);
  return found[0] ?? null;
}

/** Into each interval in which a lever is enough: the first value that is, and the last. */
export function waysOf({ now, sufficient }: Lever): { value: number; beyond: number }[] {
  return sufficient.map(([low, high]) => (now < low ? { value: low, beyond: high } : now > high ? { value: high, beyond: low } : { value: now, beyond: now }));
}

function nearestFlip(curves: readonly Curve[]) {
  const found = curves.flatMap(({ path, now, low, high, flips }) =>
    flips.map((value) => ({ path, value, now, far: Math.abs(value - now) / Math.max(1e-9, high - low) })),
  );
  found.sort((a, b) => a.far - b.far);
  return found[0] ?? null;
}

/** What each actor whose acceptance is needed lacks to sign, and what it is measured against. */
export function lacksSentence(describe: Describe, answer: Answer): string {
  const against = describe.actors.filter(({ id, role, veto }) => !answer.accepts[id] && (role !== "guarantor" || veto));
  const lacks = against.map(({ id, name }) => `${name} lacks ${inPoints((answer.value_no_deal[id] ?? 0) - (answer.value[id] ?? 0))} points`);
  const told = lacks.length ? `${list(lacks)}: whatever else it got would have to be worth as much to it on the day of the signing, in its own points. ` : "";
  return `${told}No deal is the war that goes on if nobody signs, with nobody’s promises.`;
}

/** In how many futures each actor accepts, and what it lacks where it does not. */
export function signingSentences(describe: Describe, futures: Futures): string[] {
  return describe.actors.flatMap(({ id, name }) => {
    const signing = futures.signing[id];
    if (!signing) return [];
    const lacks = signing.lacks === null ? "" : `; where it does not, it lacks ${inPoints(signing.lacks)} points, in the median`;
    const shares = { 0: "none", 1: "all" }[signing.accepts] ?? percentWithError(signing.accepts, signing.standard_error);
    return [`${name} accepts in ${shares} of the futures${lacks}${signing.needed ? "" : "; it is not needed"}.`];
  });
}

/** Whether it would be signed, in a few words. */
export const signedWords = ({ would_be_signed }: Answer) => (would_be_signed ? "would be signed" : "would not be signed");

/** In which share of the futures it is enough, and signed. */
export function futuresSentence(futures: Futures): string {
  const { "0.05": low, "0.95": high } = futures.reached;
  const errors = futures.standard_errors;
  const between = low !== undefined && high !== undefined ? `; the chance lies between ${percent(low)} and ${percent(high)} in nine of ten` : "";
  const enough = percentWithError(futures.sufficient, errors.sufficient);
  const signed = percentWithError(futures.would_be_signed, errors.would_be_signed);
  const both = percentWithError(futures.sufficient_and_signed, errors.sufficient_and_signed);
  const told = futures.would_be_signed === 0 ? "In none of them would all sign who must." : futures.would_be_signed === 1 ? "In all of them all would sign who must." : `All who must would sign in ${signed}; it is enough and signed in ${both}.`;
  return `If all numbers may be anywhere in the author’s ranges, it is enough in ${enough} of ${counted(futures.futures)} futures${between}. ${told}`;
}

/** When a peace that still holds would break soonest, and when least. */
export function hazardSentence(describe: Describe, { curve }: Answer): string {
  const most = curve.hazard.indexOf(Math.max(...curve.hazard));
  const least = curve.hazard.indexOf(Math.min(...curve.hazard));
  const [high, low] = [curve.hazard[most] ?? 0, curve.hazard[least] ?? 0];
  const rate = (value: number) => `${value < 0.001 ? "under 0.1" : inFull(Number((value * 100).toPrecision(2)))}% a year`;
  if (high - low < 0.002) return `The risk hardly changes: a peace that still holds breaks at about ${rate(high)}.`;
  const when = (i: number) => month(dateAfter(describe.signed, curve.years[i] ?? 0));
  return `A peace that still holds is most at risk in ${when(most)}, at ${rate(high)}, and least in ${when(least)}, at ${rate(low)}.`;
}

/** What the promises add together, and which adds most. */
export function weighSentence(describe: Describe, weighing: Weighing): string {
  const most = [...weighing.commitments].sort((a, b) => b.shapley - a.shapley)[0];
  if (!most) return "Nothing is promised in this arrangement.";
  const whole = weighing.with_all - weighing.with_none;
  const all = `Together the promises move the chance from ${percent(weighing.with_none)} to ${percent(weighing.with_all)}`;
  if (Math.abs(whole) < 0.005) return `${all}: next to nothing, as assumed here.`;
  const size = most.shapley > whole / 2 && whole > 0 ? "most of it" : "the largest share";
  return `${all}; ${size}, ${pointsApart(most.shapley)}, is that of “${promiseOf(describe, most.id)}”. Without it alone the chance would be ${percent(most.removed)}.`;
}

/** What two levers would have to be. */
export function frontierSentence(describe: Describe, frontier: Frontier, enough: boolean): string {
  const [first, second] = frontier.levers;
  if (!first || !second) return "";
  const [a, b] = [called(describe, first.path), called(describe, second.path)];
  if (enough) return `It is enough where ${a} and ${b} stand now; the line shows how far each could give way.`;
  const to = nearest(frontier);
  if (!to) return `No pair of ${a} and ${b} that was tried is enough, in this model.`;
  const at = (path: string, value: number, now: number) => stated(describe, path, value === now ? Number(short(value).replace("−", "-")) : reaching(value, now));
  return `With these two, the nearest point that is enough is ${a} at ${at(first.path, to[0], first.now)} and ${b} at ${at(second.path, to[1], second.now)}; here they are ${short(first.now)} and ${short(second.now)}.`;
}

/** Where it mostly fails, in words: the first box, against how often it fails at all. */
export function failsSentence(describe: Describe, futures: Futures): string {
  const all = `It is not enough in ${percentWithError(1 - futures.sufficient, futures.standard_errors.sufficient)} of all futures`;
  const box = futures.boxes[0];
  if (!box || box.restrictions.length === 0) return `${all}. No small set of ranges tells these from the others.`;
  const where = `in which ${limitsOf(describe, box)}`;
  const share = `these are ${percent(box.coverage)} of all in which it fails`;
  if (box.density >= 0.5) return `${all}. It fails in ${percent(box.density)} of the futures ${where}, against ${percent(1 - futures.sufficient)} of all; ${share}.`;
  return `${all}, and no ranges tell most of these apart. It fails most often in the futures ${where}: in ${percent(box.density)} of them, against ${percent(1 - futures.sufficient)} of all; ${share}.`;
}

/** A box that was sought among the futures which the boxes before it leave. */
export function furtherBoxSentence(describe: Describe, box: FailingBox): string {
  return `Of the futures that are left, it fails in ${percent(box.density)} of those in which ${limitsOf(describe, box)}; these are ${percent(box.coverage)} of all in which it fails.`;
}

const limitsOf = (describe: Describe, box: FailingBox) => list(rangesOf(describe, box).map(({ path, words }) => `${called(describe, path)} is ${words}`));

/** How far a simulation of the same game agrees with its solution. */
export function simulatedSentence({ paths, seed, reached, standard_error, solved }: Simulated): string {
  const one = (share: number) => `${(share * 100).toFixed(1)}%`;
  const apart = standard_error > 0 ? Math.abs(reached - solved) / standard_error : 0;
  return `The same game was also played event by event, ${counted(paths)} times (seed ${seed}): the peace held until the aim’s date in ${one(reached)} ± ${(standard_error * 100).toFixed(1)} points of them, the solution says ${one(solved)}; they are ${apart.toFixed(1)} standard errors apart, and beyond 4 would be a reason for doubt.`;
}

/** What the challenger does at the window that is looked at. */
export function momentSentence(describe: Describe, tree: Node, windows: number): string {
  if (tree.kind !== "decision") return "";
  if (windows === 0) return "With these numbers no window ever opens, so nothing is chosen at one.";
  const parts = tree.branches.map(({ action, chance }) => `${action} with ${article(percent(chance))} ${percent(chance)} chance`);
  return `If a window opens then, ${nameOf(describe, tree.actor)} chooses to ${list(parts)}, in this model.`;
}
