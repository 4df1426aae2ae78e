/** Sources with their quotations, and what is passed on. */
import { readFileSync } from "node:fs";
import { expect, group, look, open, test } from "./bench";

test("a quotation leads to its number, and the number back to its quotation", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Sources");
  const mark = page.locator(".original a", { hasText: "had not given up its claim" });
  await mark.click();
  const stake = group(page, "actors.kestria.stake");
  await expect(stake).toBeFocused();
  await expect(stake.locator("textarea").first()).toHaveValue("had not given up its claim");
  await stake.getByRole("button", { name: "see it in the source" }).click();
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
});

test("words that are selected in a source become a reason for a number", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Sources");
  await page.locator(".original").evaluate((original) => {
    const walk = document.createTreeWalker(original, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.textContent?.indexOf("told reporters on the quay") ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + "told reporters on the quay".length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    }
  });
  await page.locator(".quoting select").selectOption("actors.kestria.assault_cost");
  await page.getByRole("button", { name: "add it to its reasons" }).click();
  await expect(page.locator(".original a", { hasText: "told reporters on the quay" })).toBeVisible();
  await page.locator(".original a", { hasText: "told reporters on the quay" }).click();
  await expect(group(page, "actors.kestria.assault_cost").locator("textarea")).toHaveValue("told reporters on the quay");
});

test("the page and the arrangement are saved to be passed on", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Pass on");
  // Every number is moved through its range: a minute and more in a program that is not optimised.
  test.setTimeout(240_000);
  const html = page.waitForEvent("download", { timeout: 200_000 });
  await page.getByRole("button", { name: "save as page (HTML)" }).click();
  expect((await html).suggestedFilename()).toBe("peace.html");
  expect(readFileSync(await (await html).path(), "utf8").toLowerCase()).toContain("<!doctype html>");
  const toml = page.waitForEvent("download");
  await page.getByRole("button", { name: "save as TOML" }).click();
  expect((await toml).suggestedFilename()).toBe("peace.toml");
  expect(readFileSync(await (await toml).path(), "utf8")).toContain("[actors.kestria]");
});
