/** Exploring: futures drawn, with their progress, stopped, and what came out. */
import { expect, look, open, test, typeAfter } from "./bench";
import { real } from "./served";

test("futures are drawn with their progress, and what came out is shown in figures", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Explore");
  await page.getByLabel("futures", { exact: true }).fill("256");
  await page.getByRole("button", { name: "draw them" }).click();
  await expect(page.getByRole("heading", { name: "What 256 futures show" })).toBeVisible({ timeout: 50_000 });
  await expect(page.getByText(/it is enough in .* of 256 futures/)).toBeVisible();
  await expect(page.locator("figure", { hasText: "Each number's own share" })).toBeVisible();
  await page.getByText("How these ranges were found").click();
  await expect(page.locator("figure", { hasText: "How the box was found" }).locator("svg[role=img]")).toBeVisible();
  await page.getByText("The same asked of a tree of splits").click();
  await expect(page.locator("figure", { hasText: "What splits the futures" }).locator("svg[role=img]")).toBeVisible();
  await look(page, "Results");
  await expect(page.locator(".answer")).toContainText("of 256 futures");
  await look(page, "Write");
  await typeAfter(page, 'title  = "Will', " # later");
  await look(page, "Explore");
  await expect(page.getByText("They are of the arrangement before it was edited.")).toBeVisible();
});

test("a run is stopped, and another can begin", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Explore");
  await page.getByLabel("futures", { exact: true }).fill(real ? "400000" : "4096");
  await page.getByRole("button", { name: "draw them" }).click();
  const run = page.locator(".progress");
  await expect(run).toContainText(/of (400,000|4,096)/, { timeout: 30_000 });
  await expect(run.getByRole("progressbar")).toBeVisible();
  await expect(page.getByRole("button", { name: "draw them" })).toBeDisabled();
  await run.getByRole("button", { name: "stop" }).click();
  await expect(page.getByText(/Stopped after .* of (400,000|4,096) futures\. .* nothing of them is shown until all are drawn/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: /^go on with (400,000|4,096) futures/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "draw them" })).toBeEnabled();
});

test("futures that were drawn are there again when the page is loaded anew, and go with the page that is passed on", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Explore");
  await page.getByLabel("futures", { exact: true }).fill("256");
  await page.getByRole("button", { name: "draw them" }).click();
  await expect(page.getByRole("heading", { name: "What 256 futures show" })).toBeVisible({ timeout: 50_000 });
  await look(page, "Pass on");
  await expect(page.getByText("and with the futures that were drawn")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "The arrangement as a form" })).toBeVisible();
  await look(page, "Explore");
  await expect(page.getByRole("heading", { name: "What 256 futures show" })).toBeVisible({ timeout: 50_000 });
  await expect(page.getByRole("region", { name: "Kept in the folder" })).toContainText("256 futures, seed 1");
  await look(page, "Write");
  await typeAfter(page, 'title  = "Will', " # later");
  await look(page, "Pass on");
  await expect(page.getByText("are of an earlier text, so they are left out")).toBeVisible();
  await look(page, "Explore");
  await expect(page.getByRole("region", { name: "Kept in the folder" })).toContainText("of an earlier text");
});
