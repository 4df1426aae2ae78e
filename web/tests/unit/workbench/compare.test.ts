import { expect, test } from "vitest";
import { differences } from "../../../src/workbench/desk/differences";
import { compareFigure, type Compared } from "../../../src/workbench/figure/compare";
import { pageOfFixture } from "../figures-of";

const variant = (name: string, change: (page: ReturnType<typeof pageOfFixture>) => void = () => undefined): Compared => {
  const page = pageOfFixture();
  change(page);
  return { name, describe: page.describe, answer: page.answer };
};

const author = variant("the present text");
const other = variant("without", ({ describe }) => {
  describe.commitments = describe.commitments.slice(1);
  describe.numbers = describe.numbers.filter(({ group }) => group !== "commitments.promise");
  const cost = describe.numbers.find(({ path }) => path === "actors.kestria.war_cost")!;
  cost.value = 27;
});

test("only what differs is told, in the order of the variants", () => {
  const rows = differences([author, other]);
  const of = (what: string) => rows.find((row) => row.what.includes(what))?.values;
  expect(of("cost of a year of war")).toEqual(["20 points a year (12 to 30)", "27 points a year (12 to 30)"]);
  expect(of("(promise)")).toEqual(["pledge", "not promised"]);
  expect(rows.every(({ values }) => values.length === 2 && new Set(values).size === 2)).toBe(true);
  expect(differences([author, variant("the same")])).toEqual([]);
});

test("variants are one figure, with a row for each year", () => {
  const figure = compareFigure([author, other]);
  expect(figure.table.columns).toEqual(["years", "the present text", "without"]);
  expect(figure.table.rows).toHaveLength(10);
  for (const width of [358, 900]) expect(figure.options(width).marks?.length).toBeGreaterThan(5);
});
