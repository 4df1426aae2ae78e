/** Writing: in the form, in the text, with mistakes. */
import { editor, expect, group, line, number, open, strip, test, typeAfter, unfold, write } from "./bench";
import { real } from "./served";

test("a number written in the form is in the text, and the answer follows", async ({ page, served }) => {
  await open(page, served);
  const before = await strip(page).innerText();
  await unfold(page, "actors.kestria");
  await write(page, "actors.kestria.war_cost", "27");
  await expect(number(page, "actors.kestria.war_cost")).toHaveValue("27");
  // What the author wrote beside it stays; the fake server keeps no comments.
  if (real) await expect(editor(page)).toContainText("# bare on purpose:");
  await expect(strip(page)).not.toHaveText(before);
  await page.getByRole("button", { name: "undo", exact: true }).click();
  await expect(number(page, "actors.kestria.war_cost")).toHaveValue("20");
  await expect(strip(page)).toHaveText(before);
  await page.getByRole("button", { name: "redo", exact: true }).click();
  await expect(number(page, "actors.kestria.war_cost")).toHaveValue("27");
});

test("a slider moves the number in the text under the hand", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  const slider = group(page, "actors.kestria.stake").getByRole("slider");
  await slider.focus();
  for (let i = 0; i < 12; i += 1) await slider.press("ArrowRight");
  await expect(number(page, "actors.kestria.stake")).toHaveValue("86");
  await expect(slider).toHaveAttribute("aria-valuetext", "86");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as peace.toml.")).toBeVisible();
});

test("a number that cannot be is refused beside its field, and the text stays", async ({ page, served }) => {
  await open(page, served);
  const text = await editor(page).innerText();
  await unfold(page, "actors.kestria");
  await write(page, "actors.kestria.assault_cost", "-3");
  await expect(group(page, "actors.kestria.assault_cost").getByRole("alert")).toContainText("Write a number from 0");
  await write(page, "actors.kestria.stake", "500");
  await expect(group(page, "actors.kestria.stake").getByRole("alert")).toContainText("outside its range");
  expect(await editor(page).innerText()).toBe(text);
});

test("a number is given a range and a reason, and both are in the text", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  const cost = group(page, "actors.kestria.assault_cost");
  await cost.getByRole("button", { name: /no range · no reason/ }).click();
  await cost.getByRole("button", { name: "give it a range" }).click();
  await expect(cost.getByLabel("most likely")).toHaveValue("12");
  await cost.getByLabel("largest").fill("30");
  await cost.getByLabel("largest").press("Enter");
  await cost.getByLabel("least").fill("40");
  await cost.getByLabel("least").press("Enter");
  await expect(cost.getByRole("alert")).toContainText("The least value is larger than the largest");
  await cost.getByLabel("least").fill("8");
  await cost.getByLabel("least").press("Enter");
  await cost.getByRole("button", { name: "add a judgement" }).click();
  await cost.getByLabel("judgement").fill("Two thirds of a year of war");
  await cost.getByLabel("judgement").press("Tab");
  await expect(cost.locator(".more")).toContainText("8 – 30 · 1 reason");
  await expect(page.getByText("No mistakes.")).toBeVisible();
});

test("promises, guarantors and dates are added and taken away, and the text stays without mistakes", async ({ page, served }) => {
  await open(page, served);
  await page.getByRole("button", { name: "add a guarantor" }).click();
  await page.getByLabel("its name").fill("Orland");
  await page.getByRole("button", { name: "add", exact: true }).click();
  await expect(group(page, "actors.orland")).toContainText("Orland");
  await page.getByRole("button", { name: "add a commitment" }).click();
  await page.getByLabel("who").selectOption("orland");
  await page.getByLabel(/^what/).selectOption("spending");
  await page.getByRole("button", { name: "add", exact: true }).click();
  const spending = group(page, "commitments.orland-spending");
  await expect(spending).toContainText("Orland");
  await spending.getByLabel("From: orland-spending").fill("2033-01-01");
  await expect(spending.getByLabel("From: orland-spending")).toHaveValue("2033-01-01");
  await expect(page.getByText("No mistakes.")).toBeVisible();
  await page.getByRole("button", { name: /remove Orland and all/ }).click();
  await expect(group(page, "actors.orland")).toHaveCount(0);
  await expect(spending).toHaveCount(0);
  await expect(page.getByText("No mistakes.")).toBeVisible();
});

test("a double click takes one promise away", async ({ page, served }) => {
  await open(page, served);
  const promises = page.locator('details[id^="at-commitments."]');
  const before = await promises.count();
  await unfold(page, "commitments.promise");
  await page.getByRole("button", { name: "remove promise" }).dblclick();
  await expect(group(page, "commitments.promise")).toHaveCount(0);
  await expect(page.getByText("No mistakes.")).toBeVisible();
  await expect(promises).toHaveCount(before - 1);
  await page.getByRole("button", { name: "undo", exact: true }).click();
  await expect(promises).toHaveCount(before);
});

test("the text is changed, and the form follows", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await group(page, "actors.kestria").scrollIntoViewIfNeeded();
  await editor(page).click();
  await page.keyboard.press("Control+Home");
  await typeAfter(page, "signed = 2031-06-01", "\nhorizon_years = 12");
  await expect(number(page, "horizon_years")).toHaveValue("12");
});

test("text that is no TOML is marked at its place, and the form waits as it was", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await typeAfter(page, 'title  = "Will', " x");
  await expect(page.locator(".mistakes")).toContainText("1 mistake");
  await expect(page.locator(".form")).toContainText("waits");
  await expect(number(page, "actors.kestria.stake")).toBeDisabled();
  await expect(number(page, "actors.kestria.stake")).toHaveValue("80");
  await expect(strip(page)).toContainText("This is of the text before its mistake");
  await expect(page.locator(".cm-lintRange-error, .cm-lintPoint-error")).not.toHaveCount(0);
  await page.getByRole("button", { name: /^line 10/ }).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("No mistakes.")).toBeVisible();
  await expect(number(page, "actors.kestria.stake")).toBeEnabled();
});

test("a mistake of meaning is shown in words, at its line and beside its field, and is mended in the form", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  await editor(page).click();
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).pressSequentially("assault_cost = 12");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type("assault_cost = -5");
  await expect(page.locator(".mistakes")).toContainText("1 mistake");
  await expect(group(page, "actors.kestria.assault_cost").locator(".mistaken")).toBeVisible();
  await write(page, "actors.kestria.assault_cost", "12");
  await expect(page.getByText("No mistakes.")).toBeVisible();
  await expect(line(page, "assault_cost")).toContainText("12");
});

test("Tab leaves the text, so that nobody is caught in it", async ({ page, served }) => {
  await open(page, served);
  await editor(page).click();
  await page.keyboard.press("Tab");
  await expect(editor(page)).not.toBeFocused();
});
