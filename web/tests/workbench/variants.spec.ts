/** Variants: kept, gone to, renamed, removed, compared. */
import { expect, look, open, test, unfold, write, type Page } from "./bench";

async function keep(page: Page, name: string) {
  await page.getByLabel("Keep the present text as").fill(name);
  await page.getByRole("button", { name: "keep", exact: true }).click();
}

test("variants are kept under names and compared side by side", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Variants");
  await keep(page, "as it was");
  await expect(page.getByText("The present text is kept as “as it was”.")).toBeVisible();
  await look(page, "Write");
  await unfold(page, "actors.kestria");
  await write(page, "actors.kestria.war_cost", "27");
  await look(page, "Variants");
  const sides = page.getByRole("region", { name: "Variants side by side" });
  await expect(sides.getByRole("columnheader", { name: "the present text" })).toBeVisible();
  await expect(sides.getByRole("columnheader", { name: "as it was" })).toBeVisible();
  await expect(sides.getByRole("row", { name: /The answer/ })).toContainText("chance of lasting");
  await expect(sides.getByRole("row", { name: /Who signs/ })).toContainText("would be signed");
  await expect(sides.getByRole("row", { name: /Kestria: cost of a year of war/ })).toContainText("27");
  await expect(sides.getByRole("row", { name: /Kestria: what is at stake/ })).toHaveCount(0);
  const figure = page.locator("figure", { hasText: "The chance that the peace has held" });
  await expect(figure.locator("svg")).toContainText("as it was");
  const download = page.waitForEvent("download");
  await figure.getByRole("button", { name: /as CSV/ }).click();
  expect((await download).suggestedFilename()).toBe("variants-compared.csv");
});

test("a variant is gone to, renamed, and removed when asked twice", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Variants");
  await keep(page, "first");
  const list = page.getByRole("list", { name: "Variants" });
  await expect(list).toContainText("is the present text");
  await page.getByRole("button", { name: "Rename first" }).click();
  await page.getByLabel("Another name for first").fill("second");
  await page.getByRole("button", { name: "rename", exact: true }).click();
  await expect(list).toContainText("second");
  await expect(list).not.toContainText("first");
  await look(page, "Write");
  await unfold(page, "actors.kestria");
  await write(page, "actors.kestria.war_cost", "27");
  await look(page, "Variants");
  await page.getByRole("button", { name: "go to it: second" }).click();
  await expect(list).toContainText("is the present text");
  await page.getByRole("button", { name: "Remove second" }).click();
  await page.getByRole("button", { name: "yes, remove it: second" }).click();
  await expect(page.getByText("None is kept yet.")).toBeVisible();
});

test("at most four are compared", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Variants");
  for (const name of ["one", "two", "three", "four"]) {
    await keep(page, name);
    await expect(page.getByRole("checkbox", { name })).toBeVisible();
  }
  await expect(page.getByRole("checkbox", { name: "four" })).toBeDisabled();
  await expect(page.getByRole("region", { name: "Variants side by side" }).getByRole("columnheader")).toHaveCount(4);
});

test("a variant may have any name, also that of the present text", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Variants");
  await keep(page, "the present text");
  await expect(page.getByRole("region", { name: "Variants side by side" }).getByRole("columnheader")).toHaveCount(2);
});
