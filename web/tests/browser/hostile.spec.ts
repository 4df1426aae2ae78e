/** Figures that nobody honest would write, and a file that says very little. They are of the composed report only. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compose, fixture } from "../compose.mjs";
import { composed, expect, open, test } from "./report";

test.skip(!composed, "hostile figures are composed with the fake engine");

const folder = fileURLToPath(new URL("../composed", import.meta.url));

/** A report whose every name and quotation is `text`. */
function report(name: string, text: string): string {
  const figures = fixture();
  figures.describe.title = text;
  for (const part of [...figures.describe.actors]) part.name = text;
  for (const part of [...figures.describe.groups, ...figures.describe.commitments, ...figures.describe.numbers, ...figures.describe.dates]) part.label = text;
  for (const number of figures.describe.numbers) number.because = [{ judgement: text }, { source: "brief", quote: text }];
  for (const source of figures.describe.sources) Object.assign(source, { title: text, publisher: text, url: text });
  for (const quotations of Object.values(figures.quotations) as { found: string }[][]) for (const quotation of quotations) quotation.found = text;
  Object.assign(figures.answer.words, { answer: text, signing: text, breaks: text, fights: text });
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${name}.html`;
  writeFileSync(path, compose(figures));
  return pathToFileURL(path).href;
}

test("text that is HTML is shown as text", async ({ page }) => {
  const text = `</script><script>document.title="owned"</script><img src=x onerror="document.title='owned'"><b>bold</b>`;
  await open(page, "", report("html", text));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
  await page.getByText(/^All \d+ numbers$/).click();
  await page.getByText(/^All \d+ numbers with their reasons$/).click();
  expect(await page.title()).toBe("Backstop report");
  expect(await page.locator("#app img, #app script, #app b").count()).toBe(0);
  expect(await page.locator("#app [onerror], #app a[href^='javascript']").count()).toBe(0);
});

test("marks that turn the direction of writing are nowhere on the page", async ({ page }) => {
  await open(page, "", report("bidi", "safe \u202e desrever \u2066 x \u2069"));
  await page.getByText(/^All \d+ numbers$/).click();
  const text = await page.locator("#app").evaluate((app) => app.textContent ?? "");
  expect(text).toContain("desrever");
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test("a hundred thousand characters without a space neither widen the page nor stall it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const began = Date.now();
  await open(page, "", report("long", "x".repeat(100_000)));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole("switch").first().uncheck();
  await expect(page.getByLabel("Your changes")).toContainText("1 change");
  expect(Date.now() - began).toBeLessThan(20_000);
});

test("a report in which most could not be worked out shows what there is", async ({ page }) => {
  const figures = fixture();
  Object.assign(figures, { enough: { why: "no answer" }, frontier: null, weigh: { why: "no answer" }, futures: null, quotations: {}, hinges: { numbers: [] } });
  Object.assign(figures.answer, { reference: null, fights: null, fights_over_time: [] });
  Object.assign(figures.describe, { sources: [], commitments: [], dates: [], groups: [] });
  for (const number of figures.describe.numbers) Object.assign(number, { because: [], ranged: false });
  const path = `${folder}/little.html`;
  writeFileSync(path, compose(figures));
  await open(page, "", pathToFileURL(path).href);
  await expect(page.locator(".answer .large")).toContainText("%");
  await expect(page.getByRole("heading", { name: "How would it break?" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Which promise carries it?" })).toHaveCount(0);
});

test("an arrangement that the engine does not read leaves the author's answer standing", async ({ page }) => {
  const figures = fixture();
  figures.text = "a mistake";
  const path = `${folder}/mistake.html`;
  writeFileSync(path, compose(figures));
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByRole("alert")).toContainText("the arrangement has a mistake");
  await expect(page.locator(".answer .large")).toContainText("%");
  await expect(page.locator(".row input[type=range]").first()).toBeDisabled();
});
