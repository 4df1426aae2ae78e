/** Numbers of the arrangement by their paths, and what to call them. */
import type { Describe, NumberOf } from "../page";

export const TARGET_YEARS = "target.years";
export const TARGET_SURVIVAL = "target.survival";

/** The number at a path. What the aim is can be changed even where the file's list leaves it out. */
export function numberAt(describe: Describe, path: string): NumberOf | undefined {
  const listed = describe.numbers.find((number) => number.path === path);
  if (listed) return listed;
  const aim = { group: "target", whole: false, written: true, movable: true, because: [] };
  if (path === TARGET_YEARS) {
    const most = describe.horizon_years;
    const value = describe.target.years;
    return { ...aim, path, label: "years", unit: "years", value, low: most / 20, high: most, least: 0.01, most };
  }
  if (path === TARGET_SURVIVAL) {
    const value = describe.target.survival;
    return { ...aim, path, label: "chance", unit: "", value, low: 0.02, high: 0.99, least: 0.001, most: 1 };
  }
  return undefined;
}

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
