/** How the page behaves: for everybody, at every width, with nothing but itself. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { answer, bar, expect, file, firstSlider, open, test } from "./report";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds no violation, ${colorScheme}, ${width} px wide, with everything open`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await open(page);
      await page.getByRole("switch").first().uncheck();
      for (const details of await page.locator("details").all()) await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
        const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(" | ")}`);
      });
      expect(violations).toEqual([]);
    });
  }
}

test("at 390 px nothing scrolls sideways, whatever is open", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole("switch").first().uncheck();
  for (const details of await page.locator("details").all()) await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("with reduced motion the curve is at once at its new place", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  await page.getByRole("switch").first().uncheck();
  await expect(bar(page)).toContainText("1 change");
  const paths = () => page.locator(".picture .over path").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")).join());
  await page.waitForTimeout(100);
  const now = await paths();
  await page.waitForTimeout(60);
  expect(await paths()).toBe(now);
});

test("everything on the page is reached with the Tab key", async ({ page }) => {
  await open(page);
  // Of buttons of which one is pressed at a time, the keys reach one, and arrows the others.
  const stops = () =>
    page.evaluate(() => {
      const kinds = 'a[href], button:not(:disabled), input:not(:disabled):not([type="radio"]), select:not(:disabled), textarea, summary, [tabindex="0"]';
      const seen = [...document.querySelectorAll<HTMLElement>(kinds)].filter((element) => element.tabIndex >= 0 && element.checkVisibility());
      const missed = seen.filter((element) => !element.dataset["reached"]);
      return { count: seen.length, missed: missed.map((element) => element.outerHTML.slice(0, 120)) };
    });
  const { count } = await stops();
  expect(count).toBeGreaterThan(40);
  for (let i = 0; i < count + 20; i += 1) {
    await page.keyboard.press("Tab");
    await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement || activeElement instanceof SVGElement) activeElement.dataset["reached"] = "yes";
    });
  }
  expect((await stops()).missed).toEqual([]);
});

test("the words are on the page within a second, and a move is solved and drawn in under 50 ms", async ({ page }) => {
  await open(page);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  await firstSlider(page).focus();
  await page.evaluate(() => performance.clearMeasures());
  for (let i = 0; i < 40; i += 1) {
    await firstSlider(page).press(i % 20 < 10 ? "ArrowRight" : "ArrowLeft");
    await page.waitForTimeout(80);
  }
  await expect(answer(page)).toContainText("%");
  const moves = await page.evaluate(() => performance.getEntriesByName("a move is solved and drawn").map(({ duration }) => duration));
  const sorted = [...moves].sort((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  console.log(`first paint ${paint.toFixed(0)} ms; ${moves.length} moves: median ${median.toFixed(1)} ms, slowest ${most.toFixed(1)} ms`);
  expect(moves.length).toBeGreaterThan(30);
  expect(paint).toBeLessThan(1000);
  expect(median).toBeLessThan(50);
});

test("the file is under 2 MB", () => {
  expect(readFileSync(file).length).toBeLessThan(2_000_000);
});
