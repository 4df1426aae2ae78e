/** Words of a source as a reason for a number. */
import type { At, Edit, Tree, Value } from "../server/types";
import { becauseOf, toBecause, toValue, writtenOf } from "./number";
import { valueAt } from "./places";

/** The place of a dotted path; entries of lists go by their id, else by their number. Null where there is none. */
export function placeAt(values: Tree, path: string): At | null {
  const place: (string | number)[] = [];
  let inside: Value | undefined = values;
  for (const step of path.split(".")) {
    if (inside === null || typeof inside !== "object") return null;
    if (Array.isArray(inside)) {
      const named: number = inside.findIndex((entry) => (entry as Tree | null)?.["id"] === step);
      const at: number = named >= 0 ? named : Number(step);
      inside = inside[at];
      place.push(at);
    } else {
      inside = inside[step];
      place.push(step);
    }
    if (inside === undefined) return null;
  }
  return place;
}

/** The edit that adds a quotation to the reasons of a number; null where the number is not written. */
export function withQuotation(values: Tree, path: string, source: string, quote: string): Edit | null {
  const at = placeAt(values, path);
  if (!at) return null;
  const raw = valueAt(values, at);
  const reason = { kind: "quotation", source, quote } as const;
  if (typeof raw === "number") return { at, value: toValue({ ...writtenOf(raw), because: [reason] }) };
  const written = raw as Tree;
  return { at: [...at, "because"], value: toBecause([...becauseOf(written["because"]), reason]) };
}
