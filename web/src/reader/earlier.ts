/** Figures of an arrangement before it was edited, as far as they still name what is there. */
import type { Describe, Enough, Frontier, Weighing } from "../page";
import { changesOf, type Changes } from "./changes";
import type { Found } from "./follows.svelte";

/** Out of date whatever is asked: what was asked of another text. */
export const earlier = <T>(found: Found<T>): Found<T> => ({ ...found, asked: `earlier ${found.asked}` });

const has = (describe: Describe) => {
  const paths = new Set(describe.numbers.map(({ path }) => path));
  return (path: string) => paths.has(path);
};

/** The curves of the numbers that are still there. */
export function curvesStill<T>(curves: ReadonlyMap<string, Found<T>>, describe: Describe): Map<string, Found<T>> {
  const there = has(describe);
  return new Map([...curves].filter(([path]) => there(path)).map(([path, found]) => [path, earlier(found)]));
}

/** The least that would be enough, for the levers that are still there. */
export function enoughStill(found: Found<Enough> | null, describe: Describe): Found<Enough> | null {
  if (!found) return null;
  const there = has(describe);
  return earlier({ ...found, value: { ...found.value, levers: found.value.levers.filter(({ path }) => there(path)) } });
}

/** The frontier, where both levers are still there. */
export function frontierStill(found: Found<Frontier> | null, describe: Describe): Found<Frontier> | null {
  return found && found.value.levers.every(({ path }) => has(describe)(path)) ? earlier(found) : null;
}

/** What each promise carries, where they are the same promises. */
export function weighStill(found: Found<Weighing> | null, describe: Describe): Found<Weighing> | null {
  const names = (ids: { id: string }[]) => ids.map(({ id }) => id).sort().join();
  return found && names(found.value.commitments) === names(describe.commitments) ? earlier(found) : null;
}

/** The levers, where both are still there. */
export function leversStill(levers: readonly [string, string] | null, describe: Describe): readonly [string, string] | null {
  return levers?.every(has(describe)) ? levers : null;
}

/** Changes as far as they can still be made, and are not what the arrangement says by now. */
export const changesStill = ({ set, without }: Changes, describe: Describe): Changes => changesOf(set, without, describe);
