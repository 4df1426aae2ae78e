/** What is tried in the results: told wherever something else is shown, and not lost. */
import { expect, look, open, strip, test, typeAfter, type Page } from "./bench";

async function tryOne(page: Page): Promise<void> {
  await look(page, "Results");
  await page.getByRole("switch").first().uncheck();
  await expect(page.getByRole("region", { name: "What you try here" })).toContainText("1 change is tried here and not written down.");
}

test("what is tried in the results is there again when the page is loaded anew", async ({ page, served }) => {
  await open(page, served);
  await tryOne(page);
  await expect(page).toHaveURL(/#peace\.toml&without=/);
  await page.reload();
  await expect(strip(page)).toContainText("with 1 change that is tried in the results", { timeout: 30_000 });
  await look(page, "Results");
  await expect(page.getByRole("switch").first()).not.toBeChecked();
});

test("what is tried outlives an edit of the text", async ({ page, served }) => {
  await open(page, served);
  await tryOne(page);
  await look(page, "Write");
  await typeAfter(page, 'title  = "Will', " # later");
  await page.waitForTimeout(1000);
  await expect(strip(page)).toContainText("with 1 change that is tried in the results");
});

test("what is passed on, and variants, say that a change that is tried is not in them, and can take it in", async ({ page, served }) => {
  await open(page, served);
  await tryOne(page);
  await look(page, "Variants");
  await expect(page.getByRole("region", { name: "What you try here" })).toContainText("it is not in the present text");
  await look(page, "Pass on");
  const tried = page.getByRole("region", { name: "What you try here" });
  await expect(tried).toContainText("1 change is tried in the results and not written down; it is not in what is passed on.");
  await tried.getByRole("button", { name: "write it into the arrangement" }).click();
  await expect(tried).toHaveCount(0);
  await expect(strip(page)).not.toContainText("tried in the results");
});

test("the answer stays in view while an actor is edited, and the text shows the line that changes", async ({ page, served }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, served);
  await page.locator('[id="at-commitments.harbour-dues"] > summary').click();
  const field = page.locator('[id="at-commitments.harbour-dues.value.kestria"] input[type=number]').first();
  await field.scrollIntoViewIfNeeded();
  await field.fill("1.25");
  await field.press("Enter");
  await expect(strip(page)).toBeInViewport({ ratio: 0.9 });
  await expect(page.locator(".cm-line", { hasText: "1.25" }).first()).toBeInViewport();
});
