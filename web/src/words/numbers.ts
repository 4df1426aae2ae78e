/** Numbers of the arrangement by their paths, and what to call them. */
import type { Describe, NumberOf } from "../page";

export const TARGET_YEARS = "target.years";
export const TARGET_SURVIVAL = "target.survival";

/** The number at a path. */
export const numberAt = (describe: Describe, path: string): NumberOf | undefined => describe.numbers.find((number) => number.path === path);

/** A number's name where its group is not seen beside it: "Russia: what is at stake". */
export function fullName(describe: Describe, path: string): string {
  const number = numberAt(describe, path);
  if (!number) return path;
  // Numbers of the rules speak for themselves.
  const owned = /^(actors|commitments)\./.test(number.group);
  const group = (owned && describe.groups.find(({ id }) => id === number.group)?.label) || "";
  return !group || number.label.startsWith(group) ? number.label : `${group}: ${number.label}`;
}

/** What a reason or a quotation speaks for: a number, an actor, a promise, or the class of past peaces. */
export function subjectOf(describe: Describe, path: string): string {
  if (numberAt(describe, path)) return fullName(describe, path);
  const [kind, id = ""] = path.split(".");
  if (kind === "reference") return "which past peaces are held comparable";
  if (kind === "actors") return nameOf(describe, id);
  if (kind === "commitments") return promiseOf(describe, id);
  return path;
}

/** The name of an actor. */
export const nameOf = (describe: Describe, actor: string) =>
  describe.actors.find(({ id }) => id === actor)?.name ?? actor;

/** The name of a promise. */
export const promiseOf = (describe: Describe, id: string) =>
  describe.commitments.find((commitment) => commitment.id === id)?.label ?? id;
