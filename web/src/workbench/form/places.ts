/** Places in the file: the way of keys and entries, and the dotted path by which numbers and mistakes go. */
import type { At, Tree, Value } from "../server/types";

/** What stands at a place. */
export function valueAt(values: Value | undefined, at: At): Value | undefined {
  let value = values;
  for (const step of at) {
    if (value === null || value === undefined || typeof value !== "object") return undefined;
    value = Array.isArray(value) ? value[step as number] : value[step];
  }
  return value;
}

/** The dotted path of a place: entries of lists go by their id where they have one, else by their number. */
export function pathOf(values: Tree, at: At): string {
  const steps = at.map((step, i) => {
    if (typeof step === "string") return step;
    const entry = valueAt(values, at.slice(0, i + 1));
    const id = entry !== null && typeof entry === "object" && !Array.isArray(entry) ? entry?.["id"] : undefined;
    return typeof id === "string" ? id : String(step);
  });
  return steps.join(".");
}

/** The id of the element of the form at a path. */
export const elementOf = (path: string) => `at-${path}`;

export const tableAt = (values: Tree, at: At): Tree => {
  const found = valueAt(values, at);
  return found !== null && typeof found === "object" && !Array.isArray(found) ? found : {};
};

export const listAt = (values: Tree, at: At): Value[] => {
  const found = valueAt(values, at);
  return Array.isArray(found) ? found : [];
};
