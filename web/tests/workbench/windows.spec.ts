/** Several windows on one file: none loses what is written in another. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { changeOnDisk, drafts, editor, expect, onDisk, open, saveButton, state, test, typeAfter } from "./bench";

const TITLE = 'title  = "Will';

test("two windows keep a draft each, and one that saves leaves the other's", async ({ page, served, context }) => {
  const other = await context.newPage();
  await open(page, served);
  await open(other, served);
  await typeAfter(page, TITLE, " # of the first");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await typeAfter(other, TITLE, " # of the second");
  await expect(state(other)).toHaveText("draft kept, not saved");
  expect(drafts(served).filter((text) => text.includes("# of the first"))).toHaveLength(1);
  await other.keyboard.press("Control+s");
  await expect(state(other)).toHaveText("saved");
  await expect(page.getByRole("heading", { name: "The file was changed by another program" })).toBeVisible();
  await expect(editor(page)).toContainText("# of the first");
  expect(drafts(served)).toHaveLength(1);
  expect(drafts(served)[0]).toContain("# of the first");
  await page.close();
  const again = await context.newPage();
  await again.goto(`${served.address}#peace.toml`);
  await expect(again.getByRole("region", { name: "What changed" })).toContainText("# of the first");
});

test("a save in one window is shown in the others", async ({ page, served, context }) => {
  const other = await context.newPage();
  await open(page, served);
  await open(other, served);
  await typeAfter(other, TITLE, " # saved elsewhere");
  await other.keyboard.press("Control+s");
  await expect(editor(page)).toContainText("# saved elsewhere");
  await expect(state(page)).toHaveText("saved");
  await typeAfter(page, "# saved elsewhere", ", then here");
  await page.keyboard.press("Control+s");
  await expect(state(page)).toHaveText("saved");
  await expect(editor(other)).toContainText("# saved elsewhere, then here");
});

test("each window that takes the file on disk keeps its own text as a variant", async ({ page, served, context }) => {
  const other = await context.newPage();
  await open(page, served);
  await open(other, served);
  await typeAfter(page, TITLE, " # ONE");
  await typeAfter(other, TITLE, " # TWO");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await expect(state(other)).toHaveText("draft kept, not saved");
  changeOnDisk(served, `${onDisk(served)}# theirs\n`);
  for (const window of [page, other]) {
    await window.getByRole("button", { name: /take the file on disk/ }).click();
    await expect(state(window)).toHaveText("saved");
  }
  const folder = join(served.folder, "peace.variants");
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  for (const mine of ["# ONE", "# TWO"]) expect(kept.filter((text) => text.includes(mine))).toHaveLength(1);
});

test("a draft that another window throws away is kept again by the window that writes it", async ({ page, served, context }) => {
  const other = await context.newPage();
  await open(page, served);
  await typeAfter(page, TITLE, " # still written");
  await expect(state(page)).toHaveText("draft kept, not saved");
  const [before] = readdirSync(served.folder).filter((name) => name.endsWith(".draft"));
  await other.goto(`${served.address}#peace.toml`);
  await expect(other.getByText("It may belong to another window")).toBeVisible();
  await other.getByRole("button", { name: "throw the draft away" }).click();
  await other.getByRole("button", { name: "yes, throw the draft away" }).click();
  await expect(state(other)).toHaveText("saved");
  await expect.poll(() => drafts(served).filter((text) => text.includes("# still written")).length).toBe(1);
  expect(readdirSync(served.folder)).toContain(before);
});

test("a draft that another window goes on with stays with the window that writes it", async ({ page, served, context }) => {
  const other = await context.newPage();
  await open(page, served);
  await typeAfter(page, TITLE, " # begun here");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await other.goto(`${served.address}#peace.toml`);
  await other.getByRole("button", { name: "go on with the draft" }).click();
  await typeAfter(other, "# begun here", ", gone on there");
  await expect(state(other)).toHaveText("draft kept, not saved");
  await expect.poll(() => drafts(served).length).toBe(2);
  expect(drafts(served).filter((text) => text.includes("gone on there"))).toHaveLength(1);
});

test("a seventh window is opened and hears of a save as the others do", async ({ page, served, context }) => {
  test.setTimeout(180_000);
  await open(page, served);
  const others = [];
  for (let i = 0; i < 6; i += 1) {
    const other = await context.newPage();
    await open(other, served);
    others.push(other);
  }
  await typeAfter(page, TITLE, " # for all");
  await saveButton(page).click();
  await expect(state(page)).toHaveText("saved");
  for (const other of others) await expect(editor(other)).toContainText("# for all");
  // The window that listened for all is closed: another listens now.
  await page.close();
  const [first, second] = [others[0]!, others[1]!];
  await typeAfter(first, "# for all", ", again");
  await first.keyboard.press("Control+s");
  await expect(editor(second)).toContainText("# for all, again");
});
