/** Exploring: futures drawn, with their progress, stopped, and what came out. */
import { expect, look, open, test, typeAfter, type Page } from "./bench";
import { real, serve } from "./served";

const LONG = real ? "60000" : "4096";

async function draw(page: Page, futures: string) {
  await look(page, "Explore");
  await page.getByLabel("futures", { exact: true }).fill(futures);
  await page.getByRole("button", { name: "draw them" }).click();
}

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

test("a run that is taken up after the page was loaded again is one of the present text", async ({ page, served }) => {
  await open(page, served);
  await draw(page, real ? "8192" : "4096");
  await expect(page.locator(".progress")).toBeVisible();
  await page.reload();
  await look(page, "Explore");
  await expect(page.getByRole("heading", { name: /What .* futures show/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("They are of the arrangement before it was edited.")).toHaveCount(0);
  await look(page, "Pass on");
  await expect(page.getByText("and with the futures that were drawn")).toBeVisible();
});

test("what was stopped in another window is no end of the same begun here", async ({ page, served, context }) => {
  test.skip(!real, "the fake server is done before anybody stops it twice");
  const other = await context.newPage();
  await open(page, served);
  await open(other, served);
  await look(page, "Explore");
  await draw(other, LONG);
  await expect(other.locator(".progress")).toContainText(/of (60,000|4,096)/, { timeout: 30_000 });
  await other.getByRole("button", { name: "stop" }).click();
  await expect(other.getByText(/Stopped after/)).toBeVisible({ timeout: 20_000 });
  await draw(page, LONG);
  await expect(page.locator(".progress")).toBeVisible();
  await expect(page.getByText(/Stopped after/)).toHaveCount(0);
  await page.getByRole("button", { name: "stop" }).click();
  await expect(page.getByText(/Stopped after/)).toBeVisible({ timeout: 20_000 });
});

test("a double click begins one run and is refused nothing", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Explore");
  await page.getByLabel("futures", { exact: true }).fill(LONG);
  await page.getByRole("button", { name: "draw them" }).dblclick();
  await expect(page.locator(".progress")).toContainText(/of (60,000|4,096)/, { timeout: 30_000 });
  await expect(page.locator(".explore .refused")).toHaveCount(0);
  await page.getByRole("button", { name: "stop" }).click();
  await expect(page.getByText(/Stopped after/)).toBeVisible({ timeout: 20_000 });
});

test.describe("where the program is ended and started anew", () => {
  test.use({ expected: [/net::ERR_/] });

  test("a run that it no longer knows is ended", async ({ page, served }) => {
    await open(page, served);
    await draw(page, LONG);
    await expect(page.locator(".progress")).toBeVisible();
    await served.stop();
    await expect(page.getByText("The program cannot be heard")).toBeVisible();
    const again = await serve(served.folder, undefined, new URL(served.address).port);
    try {
      await expect(page.getByText("The run ended while the program could not be heard.")).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole("button", { name: "draw them" })).toBeEnabled();
    } finally {
      await again.stop();
    }
  });
});
