/** Adding and taking away what others refer to: actors, promises, sources. What referred to it goes with it. */
import type { At, Edit, Tree, Value } from "../server/types";
import { listAt, tableAt } from "./places";

const remove = (...at: At): Edit => ({ at, value: null });
const keysOf = (tree: Tree) => Object.keys(tree);

/** An id made of a name, that none has yet. */
export function idFrom(name: string, taken: readonly string[]): string {
  const plain = name.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
  const begins = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "new";
  if (!taken.includes(begins)) return begins;
  let count = 2;
  while (taken.includes(`${begins}-${count}`)) count += 1;
  return `${begins}-${count}`;
}

/** A guarantor, with numbers to begin from. */
export function withActor(values: Tree, name: string): { id: string; edits: Edit[] } {
  const id = idFrom(name, keysOf(tableAt(values, ["actors"])));
  return { id, edits: [{ at: ["actors", id], value: { role: "guarantor", name, strength: 0.1, stake: 10, war_cost: 5 } }] };
}

/** A promise of a kind, with numbers to begin from. */
export function withCommitment(values: Tree, by: string, kind: string): { id: string; edits: Edit[] } {
  const all = listAt(values, ["commitments"]);
  const id = idFrom(`${by}-${kind}`, all.map((entry) => String((entry as Tree)["id"] ?? "")));
  const challenger = keysOf(tableAt(values, ["actors"])).find((actor) => tableAt(values, ["actors", actor])["role"] === "challenger");
  const numbers: Record<string, Tree> = {
    pledge: { honour: 5 },
    deployment: { strength: 0.05 },
    deal: { value: challenger ? { [challenger]: 1 } : {} },
    spending: { from: String(values["signed"] ?? ""), strength: 0.1 },
    sanctions: { war_cost: 1 },
  };
  return { id, edits: [{ at: ["commitments", all.length], value: { id, by, kind, ...numbers[kind] } }] };
}

/** Without an actor: its promises go, and what names it. */
export function withoutActor(values: Tree, id: string): Edit[] {
  const own = commitmentsOf(values).filter(({ entry }) => entry["by"] === id).map(({ id }) => id);
  const edits = own.length ? withoutCommitments(values, own) : [];
  for (const actor of keysOf(tableAt(values, ["actors"]))) {
    if (actor !== id) edits.push(...withoutNames(values, ["actors", actor, "joins_after"], [id]));
  }
  edits.push(...withoutNames(values, ["no_deal", "coalition"], [id]));
  const kept = commitmentsOf(values).filter(({ id }) => !own.includes(id));
  kept.forEach(({ entry }, at) => {
    const gains = entry["value"];
    if (gains && typeof gains === "object" && !Array.isArray(gains) && id in gains) edits.push(remove("commitments", at, "value", id));
  });
  edits.push(...withoutPaths(values, (path) => path.startsWith(`actors.${id}.`)));
  return [...edits, remove("actors", id)];
}

/** Without some promises: packages and what is known name them no longer. */
export function withoutCommitments(values: Tree, ids: readonly string[]): Edit[] {
  const edits = [
    ...listAt(values, ["packages"]).flatMap((_, i) => withoutNames(values, ["packages", i, "commitments"], ids)),
    ...listAt(values, ["calibrate"]).flatMap((_, i) => withoutNames(values, ["calibrate", i, "without"], ids)),
  ];
  const gone = (path: string) => ids.some((id) => path.startsWith(`commitments.${id}.`));
  edits.push(...withoutPaths(values, gone));
  // From the last on, so that the others keep their places.
  const places = commitmentsOf(values).filter(({ id }) => ids.includes(id)).map(({ at }) => at);
  return [...edits, ...places.reverse().map((at) => remove("commitments", at))];
}

function commitmentsOf(values: Tree): { id: string; at: number; entry: Tree }[] {
  return listAt(values, ["commitments"]).map((entry, at) => ({ id: String((entry as Tree)["id"] ?? ""), at, entry: entry as Tree }));
}

/** A list of names without some; an empty list stays, since it may mean something. */
function withoutNames(values: Tree, at: At, gone: readonly string[]): Edit[] {
  const names = listAt(values, at);
  const left = names.filter((name) => !gone.includes(String(name)));
  return left.length < names.length ? [{ at, value: left as Value[] }] : [];
}

function withoutPaths(values: Tree, gone: (path: string) => boolean): Edit[] {
  const sets = listAt(values, ["packages"]).flatMap((_, i) => keysOf(tableAt(values, ["packages", i, "set"])).filter(gone).map((path) => remove("packages", i, "set", path)));
  const known = listAt(values, ["calibrate"]).flatMap((_, i): Edit[] => {
    const at = ["calibrate", i, "numbers"];
    const paths = listAt(values, at);
    const left = paths.filter((path) => !gone(String(path)));
    return left.length < paths.length ? [{ at, value: left }] : [];
  });
  return [...sets, ...known];
}
