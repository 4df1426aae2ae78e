import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { becauseOf, central, leafOf, toBecause, toValue, wrongRange, writtenOf } from "../../../src/workbench/form/number";
import { idFrom, withActor, withCommitment, withoutActor, withoutCommitments } from "../../../src/workbench/form/parts";
import { pathOf, valueAt } from "../../../src/workbench/form/places";
import { placeAt, withQuotation } from "../../../src/workbench/form/quoting";
import { Schema, type Json } from "../../../src/workbench/form/schema";
import type { Edit, Tree, Value } from "../../../src/workbench/server/types";

const schema = new Schema(JSON.parse(readFileSync(new URL("../../../../schema/arrangement.schema.json", import.meta.url), "utf8")) as Json);

const values: Tree = {
  signed: "2031-06-01",
  actors: {
    kestria: { role: "challenger", strength: [0.6, 1] },
    alvane: { role: "protege", strength: 0.8 },
    lorran: { role: "guarantor", strength: 0.5, moods: [{ id: "calm", initial: 1 }] },
    orland: { role: "guarantor", strength: 0.2, joins_after: ["lorran"] },
  },
  no_deal: { coalition: ["lorran", "orland"] },
  commitments: [
    { id: "promise", by: "lorran", kind: "pledge", honour: 10 },
    { id: "dues", by: "alvane", kind: "deal", value: { kestria: 1, lorran: 2 } },
    { id: "tripwire", by: "lorran", kind: "deployment", strength: 0.1 },
  ],
  packages: [{ name: "all", commitments: ["promise", "dues", "tripwire"], set: { "commitments.promise.honour": 20, "actors.lorran.stake": 5 } }],
  calibrate: [{ years: 5, without: ["promise"], numbers: ["actors.lorran.stake", "actors.kestria.stake"] }],
};

/** As the server makes edits. */
function edited(values: Tree, edits: readonly Edit[]): Tree {
  const root = structuredClone(values);
  for (const { at, value } of edits) {
    const inside = valueAt(root, at.slice(0, -1)) as Record<string, unknown> & unknown[];
    const last = at.at(-1) as never;
    if (value !== null) inside[last] = value as never;
    else if (Array.isArray(inside)) inside.splice(last, 1);
    else delete inside[last];
  }
  return root;
}

test("each key of an actor is edited as what it holds, and a role has its own keys", () => {
  const actor = schema.of("Actor");
  const challenger = schema.fields(actor, { role: "challenger" });
  expect(challenger.map(({ key }) => key)).toContain("windows");
  expect(challenger.map(({ key }) => key)).not.toContain("moods");
  expect(challenger.find(({ key }) => key === "strength")?.kind).toBe("levels");
  const guarantor = schema.fields(actor, { role: "guarantor" });
  const kinds = Object.fromEntries(guarantor.map(({ key, kind }) => [key, kind]));
  expect(kinds).toMatchObject({ role: "choice", name: "text", strength: "number", veto: "flag", joins_after: "names", moods: "tables", turnovers: "tables", because: "because" });
  const cost = guarantor.find(({ key }) => key === "war_cost");
  expect(cost).toMatchObject({ unit: "points a year", least: 0, standard: 0, needed: false });
});

test("the other tables are read from the schema too", () => {
  const kinds = (name: string, holds: Tree = {}) => Object.fromEntries(schema.fields(schema.of(name), holds).map(({ key, kind }) => [key, kind]));
  expect(kinds("Commitment", { kind: "deal" })).toMatchObject({ id: "text", from: "date", value: "gains" });
  expect(kinds("Commitment", { kind: "deployment" })).toMatchObject({ options: "numbers", tripwire: "number" });
  expect(kinds("Calibration")).toMatchObject({ years: "plain", survival: "known", without: "names", numbers: "names" });
  expect(kinds("Package")).toMatchObject({ commitments: "names", set: "gains" });
  expect(kinds("NoDeal")).toMatchObject({ readiness: "number", coalition: "names" });
  const everything = schema.fields(schema.root, {});
  expect(everything.filter(({ kind }) => kind === "other")).toEqual([]);
});

test("a number is read and written in the shortest way", () => {
  const raws: Value[] = [3, { low: 1, high: 2 }, { low: 1, mode: 1.5, high: 2, because: "so" }, { value: 2, because: [{ source: "a", quote: "b" }, "c"] }];
  for (const value of raws) expect(toValue(writtenOf(value))).toEqual(value);
  expect(toValue(writtenOf({ value: 3 }))).toBe(3);
  expect(toValue(writtenOf(undefined))).toBeNull();
  expect([writtenOf(3), writtenOf({ low: 1, high: 3 }), writtenOf({ low: 1, mode: 1.2, high: 3 })].map(central)).toEqual([3, 2, 1.2]);
  expect([leafOf(3), leafOf({ low: 1, mode: 2, high: 3 }), leafOf({ value: 1, because: "x" }), leafOf({ value: 1, low: 1, mode: 2, high: 3 })]).toEqual([null, "mode", "value", "value"]);
});

test("a range that is none says why", () => {
  expect(wrongRange({ low: 1, mode: null, high: 2 })).toBeNull();
  expect(wrongRange({ low: 3, mode: null, high: 2 })).toContain("larger");
  expect(wrongRange({ low: 1, mode: 5, high: 2 })).toContain("outside");
  expect(wrongRange({ low: null, mode: null, high: 2 })).toContain("needs");
});

test("one reason stands alone, several in a list, none nowhere", () => {
  expect(toBecause([])).toBeNull();
  expect(toBecause(becauseOf("so"))).toBe("so");
  expect(toBecause(becauseOf(["a", { source: "s", quote: "q" }]))).toEqual(["a", { source: "s", quote: "q" }]);
});

test("places go by ids where entries have one", () => {
  expect(pathOf(values, ["commitments", 1, "value", "kestria"])).toBe("commitments.dues.value.kestria");
  expect(pathOf(values, ["actors", "lorran", "moods", 0, "initial"])).toBe("actors.lorran.moods.calm.initial");
  expect(pathOf(values, ["actors", "kestria", "strength", 1])).toBe("actors.kestria.strength.1");
});

test("without an actor nothing names it any more", () => {
  const after = edited(values, withoutActor(values, "lorran"));
  expect(JSON.stringify(after)).not.toContain("lorran");
  expect((after["commitments"] as Tree[]).map(({ id }) => id)).toEqual(["dues"]);
  expect(JSON.stringify(after)).not.toMatch(/promise|tripwire/);
  expect((after["calibrate"] as Tree[])[0]).toMatchObject({ without: [], numbers: ["actors.kestria.stake"] });
});

test("without a promise the others keep their places", () => {
  const after = edited(values, withoutCommitments(values, ["dues"]));
  expect((after["commitments"] as Tree[]).map(({ id }) => id)).toEqual(["promise", "tripwire"]);
  expect((after["packages"] as Tree[])[0]?.["commitments"]).toEqual(["promise", "tripwire"]);
});

test("what is added has a free id and what its kind needs", () => {
  expect(withActor(values, "Ørland & Söhne").id).toBe("rland-sohne");
  expect(withActor(values, "Lorran").id).toBe("lorran-2");
  expect(idFrom("„“", [])).toBe("new");
  const { id, edits } = withCommitment(values, "lorran", "spending");
  expect(id).toBe("lorran-spending");
  expect(edits[0]).toMatchObject({ at: ["commitments", 3], value: { from: "2031-06-01", by: "lorran" } });
  expect(withCommitment(values, "lorran", "deal").edits[0]?.value).toMatchObject({ value: { kestria: 1 } });
});

test("a path leads back to its place", () => {
  for (const at of [["commitments", 1, "value", "kestria"], ["actors", "lorran", "moods", 0, "initial"], ["actors", "kestria", "strength", 1], ["signed"]]) {
    expect(placeAt(values, pathOf(values, at))).toEqual(at);
  }
  expect(placeAt(values, "actors.nobody.stake")).toBeNull();
});

test("a quotation is added to the reasons that a number has", () => {
  const told = { source: "brief", quote: "words" };
  const held: Tree = { actors: { a: { stake: 3, cost: { value: 1, because: "so" }, rate: { low: 1, high: 2 } } } };
  const reasons = (key: string) => withQuotation(held, `actors.a.${key}`, "brief", "words");
  expect(reasons("stake")).toEqual({ at: ["actors", "a", "stake"], value: { value: 3, because: told } });
  expect(reasons("cost")).toEqual({ at: ["actors", "a", "cost", "because"], value: ["so", told] });
  expect(reasons("rate")).toEqual({ at: ["actors", "a", "rate", "because"], value: told });
  expect(reasons("nothing")).toBeNull();
});
