/** How the workbench behaves: for everybody, at every width, whatever a file says. */
import { changeOnDisk, expect, look, number, onDisk, open, state, strip, test, typeAfter, unfold, violations } from "./bench";

const VIEWS = ["Write", "Results", "Sources", "Variants", "Explore", "Pass on"] as const;

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds no violation in any view, ${colorScheme}, ${width} px wide`, async ({ page, served }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(served.address);
      await expect(page.getByRole("button", { name: /peace\.toml/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await open(page, served);
      for (const path of ["actors.kestria", "actors.lorran", "commitments.harbour-dues", "sources.brief", "reference", "packages"]) await unfold(page, path);
      await page.locator('[id="at-actors.kestria.stake"] .more').click();
      for (const view of VIEWS) {
        await look(page, view);
        if (view === "Variants") {
          await page.getByLabel("Keep the present text as").fill("one");
          await page.getByRole("button", { name: "keep", exact: true }).click();
          await expect(page.getByRole("region", { name: "Variants side by side" })).toBeVisible();
        }
        expect(await violations(page), view).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(width);
      }
    });
  }
}

test("axe finds no violation where the text has a mistake and the file was changed on disk", async ({ page, served }) => {
  await open(page, served);
  await typeAfter(page, 'title  = "Will', " x");
  await expect(page.locator(".mistakes")).toContainText("1 mistake");
  await expect(state(page)).toHaveText("draft kept, not saved");
  changeOnDisk(served, `${onDisk(served)}# theirs\n`);
  await expect(page.getByRole("heading", { name: "The file was changed by another program" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("text that is HTML, and marks that turn the direction of writing, are shown as text", async ({ page, served }) => {
  const hostile = "</script><script>document.title='owned'</script><img src=x onerror=document.title='owned'> \\u202e evil";
  const text = onDisk(served)
    .replace('name     = "Kestria"', `name     = "${hostile}"`)
    .replace("Will the peace between Kestria and Alvane last five years?", hostile);
  changeOnDisk(served, text, "hostile.toml");
  await open(page, served, "hostile.toml");
  await unfold(page, "actors.kestria");
  for (const view of VIEWS) await look(page, view);
  await look(page, "Results");
  await expect(page.getByRole("heading", { level: 1 }).last()).toContainText("<img src=x");
  expect(await page.title()).not.toContain("owned");
  expect(await page.locator("#app img, #app script").count()).toBe(0);
  const shown = await page.locator("#app").evaluate((app) => app.textContent ?? "");
  expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test("a hundred thousand characters without a space neither widen the page nor stall it", async ({ page, served }) => {
  const long = "x".repeat(100_000);
  changeOnDisk(served, onDisk(served).replace('name     = "Kestria"', `name     = "${long}"`).replace("Will the peace", long), "long.toml");
  await page.setViewportSize({ width: 390, height: 844 });
  const began = Date.now();
  await open(page, served, "long.toml");
  await unfold(page, "actors.kestria");
  for (const view of VIEWS) {
    await look(page, view);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(390);
  }
  expect(Date.now() - began).toBeLessThan(30_000);
});

test("a move in the form is solved and drawn in under 50 ms", async ({ page, served }) => {
  await open(page, served);
  await unfold(page, "actors.kestria");
  const slider = page.locator('[id="at-actors.kestria.stake"]').getByRole("slider");
  await slider.focus();
  await page.evaluate(() => performance.clearMeasures());
  for (let i = 0; i < 40; i += 1) {
    await slider.press(i % 20 < 10 ? "ArrowRight" : "ArrowLeft");
    await page.waitForTimeout(100);
  }
  await expect(number(page, "actors.kestria.stake")).toHaveValue("80");
  await expect(strip(page)).toContainText("%");
  const moves = await page.evaluate(() => performance.getEntriesByName("a move is solved and drawn").map(({ duration }) => duration));
  const sorted = [...moves].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  console.log(`${moves.length} moves in the form: median ${median.toFixed(1)} ms, slowest ${sorted.at(-1)!.toFixed(1)} ms`);
  expect(moves.length).toBeGreaterThan(20);
  expect(median).toBeLessThan(50);
});
