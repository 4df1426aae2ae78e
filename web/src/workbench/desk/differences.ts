/** What differs between variants: numbers, promises, dates, row by row. */
import type { Compared } from "../figure/compare";
import { withUnit } from "../../words/figures";
import { fullName } from "../../words/numbers";
import { capital } from "../../words/text";

export interface Difference {
  what: string;
  /** One a variant, in their order. */
  values: string[];
}

const NONE = "–";

/** The rows in which the variants are not all alike. */
export function differences(all: readonly Compared[]): Difference[] {
  const rows = [row("Signed", all.map(({ describe }) => describe.signed)), ...promises(all), ...numbers(all)];
  return rows.filter(({ values }) => new Set(values).size > 1);
}

const row = (what: string, values: string[]): Difference => ({ what, values });

function numbers(all: readonly Compared[]): Difference[] {
  const paths = [...new Set(all.flatMap(({ describe }) => describe.numbers.map(({ path }) => path)))];
  return paths.map((path) => {
    const called = all.find(({ describe }) => describe.numbers.some((number) => number.path === path));
    const what = called ? capital(fullName(called.describe, path)) : path;
    return row(what, all.map(({ describe }) => inWords(describe.numbers.find((number) => number.path === path))));
  });
}

function inWords(number: Compared["describe"]["numbers"][number] | undefined): string {
  if (!number) return NONE;
  const ranged = number.written && number.ranged !== false && number.low < number.high;
  return `${withUnit(number.value, number.unit)}${ranged ? ` (${withUnit(number.low, "")} to ${withUnit(number.high, "")})` : ""}`;
}

function promises(all: readonly Compared[]): Difference[] {
  const ids = [...new Set(all.flatMap(({ describe }) => describe.commitments.map(({ id }) => id)))];
  return ids.map((id) => {
    const of = (one: Compared) => one.describe.commitments.find((commitment) => commitment.id === id);
    const label = all.map(of).find(Boolean)?.label ?? id;
    const said = (one: Compared) => {
      const promise = of(one);
      return promise ? [promise.kind, promise.from ? `from ${promise.from}` : "", promise.until ? `until ${promise.until}` : ""].filter(Boolean).join(", ") : "not promised";
    };
    return row(label, all.map(said));
  });
}
