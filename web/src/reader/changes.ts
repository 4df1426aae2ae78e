/** What the reader has changed against the author: numbers, and promises taken away. */
import type { Describe, NumberOf } from "../page";
import { numberAt } from "../words/numbers";

export interface Changes {
  readonly set: Readonly<Record<string, number>>;
  readonly without: readonly string[];
}

export const NO_CHANGES: Changes = { set: {}, without: [] };

/** The author's value unless the reader has set another. */
export function valueOf(changes: Changes, number: NumberOf): number {
  return changes.set[number.path] ?? number.value;
}

/** The changes with one number set; a number set back to the author's value is no change. */
export function withNumber(changes: Changes, number: NumberOf, value: number): Changes {
  const set = { ...changes.set };
  if (same(value, number.value)) delete set[number.path];
  else set[number.path] = value;
  return { ...changes, set };
}

/** The changes with a promise taken away, or given back. */
export function withPromise(changes: Changes, id: string, kept: boolean): Changes {
  const others = changes.without.filter((other) => other !== id);
  return { ...changes, without: kept ? others : [...others, id] };
}

/** The changes with every promise taken away. */
export function withNoPromise(changes: Changes, describe: Describe): Changes {
  return withoutThoseOf(changes, describe.commitments.map(({ id }) => id));
}

/** The changes that numbers and promises taken away make; what the arrangement has not is passed over. */
export function changesOf(set: Readonly<Record<string, number>>, without: readonly string[], describe: Describe): Changes {
  let changes = NO_CHANGES;
  for (const [path, value] of Object.entries(set)) {
    const number = numberAt(describe, path);
    if (number && value >= number.least && value <= number.most) changes = withNumber(changes, number, value);
  }
  for (const id of without) if (describe.commitments.some((commitment) => commitment.id === id)) changes = withPromise(changes, id, false);
  return changes;
}

export const countOf = ({ set, without }: Changes) => Object.keys(set).length + without.length;

/**
 * The changes as the engine takes them. Numbers of a promise that is taken away are left out: there is
 * nothing left to set them in.
 */
export function forEngine(changes: Changes): string {
  return JSON.stringify(withoutThoseOf(changes, changes.without));
}

/** The changes but for one number: a curve along it does not depend on where it stands. */
export function butFor(changes: Changes, path: string): Changes {
  const { [path]: _, ...set } = changes.set;
  return { ...changes, set };
}

/** Whether a number is of a promise that is taken away. */
export const isGone = (changes: Changes, path: string) => changes.without.some((id) => path.startsWith(`commitments.${id}.`));

function withoutThoseOf(changes: Changes, ids: readonly string[]): Changes {
  const gone = (path: string) => ids.some((id) => path.startsWith(`commitments.${id}.`));
  const set = Object.entries(changes.set).filter(([path]) => !gone(path));
  return { set: Object.fromEntries(set), without: ids };
}

/** The value a number takes when it is asked for `value`: within what is valid, whole where it has to be. */
export function fitting(number: NumberOf, value: number): number {
  const whole = number.whole ? Math.round(value) : value;
  return Math.min(number.most, Math.max(number.least, whole));
}

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
