/** Keeping: saving, drafts, and files that somebody else changes. Nothing that is written is ever lost. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { changeOnDisk, drafts, editor, expect, group, look, number, onDisk, open, saveButton, state, strip, test, typeAfter, unfold, write } from "./bench";
import { real } from "./served";

const TITLE = 'title  = "Will';
const draft = (folder: string) => readdirSync(folder).some((name) => name.endsWith(".draft"));

test("Ctrl-S saves, and so does the button; the draft goes", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # first");
  await expect(state(page)).toHaveText("draft kept, not saved");
  expect(draft(served.folder)).toBe(true);
  expect(onDisk(served)).not.toContain("# first");
  await expect(page).toHaveTitle(/^•/);
  await page.keyboard.press("Control+s");
  await expect(state(page)).toHaveText("saved");
  expect(onDisk(served)).toContain("# first");
  expect(draft(served.folder)).toBe(false);
  await typeAfter(page, TITLE, " and second");
  await saveButton(page).click();
  await expect(state(page)).toHaveText("saved");
  expect(onDisk(served)).toContain("# first and second");
});

test("after a crash the draft is offered, and taken up", async ({ page, served, context }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # unsaved");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await page.close();
  const again = await context.newPage();
  await again.goto(`${served.address}#peace.toml`);
  await expect(again.getByRole("heading", { name: /has a draft that was not saved/ })).toBeVisible();
  await expect(again.getByRole("region", { name: "What changed" })).toContainText("# unsaved");
  await again.getByRole("button", { name: "go on with the draft" }).click();
  await expect(editor(again)).toContainText("# unsaved");
  await expect(state(again)).toHaveText("draft kept, not saved");
  await again.keyboard.press("Control+s");
  await expect(state(again)).toHaveText("saved");
  expect(onDisk(served)).toContain("# unsaved");
});

test("what was typed just before the page is left is in the draft", async ({ page, served, context }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # at the last moment");
  await page.goto("about:blank");
  const again = await context.newPage();
  await again.goto(`${served.address}#peace.toml`);
  await expect(again.getByRole("region", { name: "What changed" })).toContainText("# at the last moment");
});

test("a draft that is not wanted is kept as a variant", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # aside");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await page.getByRole("button", { name: "other files" }).click();
  await page.getByRole("button", { name: /peace\.toml/ }).click();
  await page.getByRole("button", { name: /keep the draft as a variant/ }).click();
  await expect(state(page)).toHaveText("saved");
  await expect(editor(page)).not.toContainText("# aside");
  await look(page, "Variants");
  await expect(page.getByRole("list", { name: "Variants" })).toContainText("unsaved draft");
  expect(draft(served.folder)).toBe(false);
});

test("a draft is thrown away when asked twice", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # aside");
  await page.getByRole("button", { name: "other files" }).click();
  await page.getByRole("button", { name: /peace\.toml/ }).click();
  await page.getByRole("button", { name: "throw the draft away" }).click();
  await page.getByRole("button", { name: "yes, throw the draft away" }).click();
  await expect(state(page)).toHaveText("saved");
  await expect.poll(() => draft(served.folder)).toBe(false);
});

test("a file that is changed on disk is shown where nothing is unsaved, and undo brings back how it was", async ({ page, served }) => {
  await open(page, served);
  changeOnDisk(served, onDisk(served).replace("last five years?", "last for five years?"));
  await expect(editor(page)).toContainText("last for five years?");
  await expect(page.getByText("The file was changed by another program")).toBeVisible();
  await expect(state(page)).toHaveText("saved");
  await page.getByRole("button", { name: "undo", exact: true }).click();
  await expect(editor(page)).toContainText("last five years?");
});

test("a file that is changed on disk while something is unsaved is shown beside it; keeping mine replaces it only when saved", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # mine");
  await expect(state(page)).toHaveText("draft kept, not saved");
  const theirs = `${onDisk(served)}# theirs\n`;
  changeOnDisk(served, theirs);
  await expect(page.getByRole("heading", { name: "The file was changed by another program" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What the other program changed" })).toContainText("# theirs");
  await expect(page.getByRole("region", { name: "What the other program changed" })).not.toContainText("# mine");
  await expect(page.getByRole("region", { name: "What you changed" })).toContainText("# mine");
  await expect(saveButton(page)).toBeDisabled();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("It is not saved: the file on disk has changed.")).toBeVisible();
  expect(onDisk(served)).toBe(theirs);
  await page.getByRole("button", { name: "keep mine", exact: true }).click();
  await expect(saveButton(page)).toBeEnabled();
  expect(onDisk(served)).toBe(theirs);
  await saveButton(page).click();
  await expect(state(page)).toHaveText("saved");
  expect(onDisk(served)).toContain("# mine");
  expect(onDisk(served)).not.toContain("# theirs");
});

test("a file that is changed on disk is told in the head, wherever one is on the page, and leads to both texts", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # mine");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  changeOnDisk(served, `${onDisk(served)}# theirs\n`);
  await expect(state(page)).toHaveText("not saved: the file on disk has changed");
  await expect(state(page)).toBeInViewport();
  await expect(page.getByRole("alert")).toContainText("Another program has changed the file while you wrote.");
  await page.getByRole("button", { name: "see both and choose" }).click();
  await expect(page.getByRole("heading", { name: "The file was changed by another program" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "The file was changed by another program" })).toBeInViewport();
});

test("after a crash, who changed what is still told against the text from which both began", async ({ page, served, context }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # mine");
  await expect(state(page)).toHaveText("draft kept, not saved");
  await page.close();
  changeOnDisk(served, `${onDisk(served)}# theirs\n`);
  const again = await context.newPage();
  await again.goto(`${served.address}#peace.toml`);
  await again.getByRole("button", { name: "go on with the draft" }).click();
  const [theirs, yours] = [again.getByRole("region", { name: "What the other program changed" }), again.getByRole("region", { name: "What you changed" })];
  await expect(theirs).toContainText("# theirs");
  await expect(theirs).not.toContainText("# mine");
  await expect(yours).toContainText("# mine");
  await expect(yours).not.toContainText("# theirs");
});

test("what is saved with mistakes is said to have them", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " x");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as peace.toml, with 1 mistake.")).toBeVisible();
});

test("a change in the form that is still on its way is saved with the rest", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await write(page, "actors.kestria.war_cost", "26");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as peace.toml.")).toBeVisible();
  expect(onDisk(served)).toMatch(/\b26\b/);
});

test("taking the file on disk keeps what was written here as a variant", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, TITLE, " # mine");
  await expect(state(page)).toHaveText("draft kept, not saved");
  changeOnDisk(served, `${onDisk(served)}# theirs\n`);
  await page.getByRole("button", { name: /take the file on disk/ }).click();
  await expect(state(page)).toHaveText("saved");
  await look(page, "Variants");
  await page.getByRole("button", { name: /^go to it: before taking/ }).click();
  await look(page, "Write");
  await expect(editor(page)).toContainText("# mine");
});

test("a file that is taken away is said to be, and is written again when saved", async ({ page, served }) => {
  await open(page, served);
  rmSync(join(served.folder, "peace.toml"));
  await expect(page.getByRole("alert")).toContainText("Somebody took the file away");
  await saveButton(page).click();
  await expect(state(page)).toHaveText("saved");
  expect(existsSync(join(served.folder, "peace.toml"))).toBe(true);
});

test("what is written after the file was taken away is kept as a draft, and found again", async ({ page, served, context }) => {
  await open(page, served);
  rmSync(join(served.folder, "peace.toml"));
  await expect(page.getByRole("alert")).toContainText("Somebody took the file away");
  await typeAfter(page, TITLE, " # after it was gone");
  await expect.poll(() => drafts(served).filter((text) => text.includes("# after it was gone")).length).toBe(1);
  await page.close();
  const again = await context.newPage();
  await again.goto(served.address);
  await again.getByRole("button", { name: /peace\.toml the file is gone/ }).click();
  await again.getByRole("button", { name: "go on with the draft" }).click();
  await expect(editor(again)).toContainText("# after it was gone");
  await again.keyboard.press("Control+s");
  await expect(state(again)).toHaveText("saved");
  expect(onDisk(served)).toContain("# after it was gone");
  expect(drafts(served)).toEqual([]);
});

test("what stands in a field is saved with the rest, and counts as unsaved before", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await number(page, "actors.kestria.assault_cost").fill("17");
  await expect(page).toHaveTitle(/^•/);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as peace.toml.")).toBeVisible();
  await expect(state(page)).toHaveText("saved");
  expect(onDisk(served)).toMatch(/assault_cost\s*=\s*17/);
  await expect(number(page, "actors.kestria.assault_cost")).toBeFocused();
});

test("a field with the hand in it is asked about before the page is left", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await number(page, "actors.kestria.assault_cost").pressSequentially("7");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect.poll(() => drafts(served).length).toBe(1);
});

test("a judgement is in the text as it is typed", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  const cost = group(page, "actors.kestria.assault_cost");
  await cost.getByRole("button", { name: /no range · no reason/ }).click();
  await cost.getByRole("button", { name: "add a judgement" }).click();
  await cost.getByLabel("judgement").pressSequentially("It took ten minutes to say this", { delay: 15 });
  await expect.poll(() => drafts(served).filter((text) => text.includes("It took ten minutes to say this")).length).toBe(1);
  await expect(cost.getByLabel("judgement")).toBeFocused();
  await expect(cost.getByLabel("judgement")).toHaveValue("It took ten minutes to say this");
  await page.keyboard.type(", and more");
  await page.keyboard.press("Control+s");
  await expect(state(page)).toHaveText("saved");
  expect(onDisk(served)).toContain("It took ten minutes to say this, and more");
});

test("what is tried in the results is not written over text that has a mistake", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, "signed = 2031-06-01", " MISTAKE");
  await page.keyboard.press("Enter");
  await page.keyboard.type("# written while it was broken");
  await expect(page.locator(".mistakes")).toContainText("mistake");
  await look(page, "Results");
  await expect(page.getByText("This is of the text before its mistake.")).toBeVisible();
  const tried = page.locator(".row input[type=number]").first();
  await tried.fill("60");
  await tried.press("Enter");
  await expect(page.getByRole("button", { name: /into the arrangement/ })).toBeDisabled();
  await look(page, "Write");
  await expect(editor(page)).toContainText("# written while it was broken");
});

test("what is tried in the results is still tried after the file was changed on disk", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Results");
  const tried = page.locator(".row input[type=number]").first();
  await tried.fill("60");
  await tried.press("Enter");
  await expect(page.locator(".tried")).toContainText("1 change is tried here");
  changeOnDisk(served, `${onDisk(served)}# theirs\n`);
  await expect(page.getByText("The file was changed by another program")).toBeVisible();
  await expect(page.locator(".tried")).toContainText("1 change is tried here");
  await expect(page.locator(".row input[type=number]").first()).toHaveValue("60");
});

test("a file of Windows opens as saved, and its lines end as they did when it is saved", async ({ page, served }) => {
  changeOnDisk(served, onDisk(served).replaceAll("\n", "\r\n"));
  test.skip(!real, "the fake server keeps no line ends");
  await open(page, served);
  await expect(state(page)).toHaveText("saved");
  await typeAfter(page, TITLE, " # here");
  await page.keyboard.press("Control+s");
  await expect(state(page)).toHaveText("saved");
  const kept = onDisk(served);
  expect(kept).toContain("# here");
  expect(kept.replaceAll("\r\n", "")).not.toContain("\n");
});

test("what is too large to be sent on the way out is asked about", async ({ page, served }) => {
  changeOnDisk(served, `${onDisk(served)}${`# ${"x".repeat(98)}\n`.repeat(800)}`);
  await open(page, served);
  await typeAfter(page, TITLE, " # at the last moment");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await expect.poll(() => drafts(served).filter((text) => text.includes("# at the last moment")).length).toBe(1);
});

test("edits that follow each other at once are all kept", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await write(page, "actors.kestria.war_cost", "26");
  await write(page, "actors.kestria.windows", "1.5");
  await write(page, "actors.kestria.assault_cost", "9");
  await expect(number(page, "actors.kestria.assault_cost")).toHaveValue("9");
  await expect(number(page, "actors.kestria.windows")).toHaveValue("1.5");
  await expect(number(page, "actors.kestria.war_cost")).toHaveValue("26");
  await page.keyboard.press("Control+s");
  await expect(state(page)).toHaveText("saved");
  const kept = onDisk(served);
  for (const words of [/\b26\b/, /\b1\.5\b/, /assault_cost\s*=\s*9/]) expect(kept).toMatch(words);
});

test.describe("where the program is ended", () => {
  test.use({ expected: [/net::ERR_/] });

  test("what is written stays in the window and the page says so", async ({ page, served }) => {
    await open(page, served);
    await served.stop();
    await expect(page.getByText("The program cannot be heard")).toBeVisible();
    await typeAfter(page, TITLE, " # while it was gone");
    await expect(page.getByText("No draft can be kept")).toBeVisible();
    await expect(state(page)).toHaveText("not kept");
    await expect(editor(page)).toContainText("# while it was gone");
    await expect(strip(page)).toContainText("%");
  });

  test("other files are turned to only when it is said that what is written may be lost", async ({ page, served }) => {
    await open(page, served);
    await served.stop();
    await typeAfter(page, TITLE, " # while it was gone");
    await expect(state(page)).toHaveText("not kept");
    const said: string[] = [];
    page.on("dialog", (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole("button", { name: "other files" }).click();
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toContain("could not be kept");
    await expect(editor(page)).toContainText("# while it was gone");
  });
});
