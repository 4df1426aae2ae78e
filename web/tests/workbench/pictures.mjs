/**
 * Pictures of the workbench for the documentation: `node tests/workbench/pictures.mjs ADDRESS FILE FOLDER`, of a
 * server that runs (`backstop serve --no-browser`) over a folder with FILE, a copy of `scenarios/first-steps`.
 * It keeps a variant there, and no change of the file.
 */
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";

const [address, file = "peace.toml", folder = "tests/pictures"] = process.argv.slice(2);
if (!address) throw new Error("say where it runs: node tests/workbench/pictures.mjs ADDRESS FILE FOLDER");
mkdirSync(folder, { recursive: true });

const executablePath = process.env["BACKSTOP_CHROMIUM"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

const look = (page, view) => page.locator("nav.views").getByRole("button", { name: view, exact: true }).click();
const unfold = (page, path) => page.locator(`[id="at-${path}"] > summary`).click();

async function stake(page, to) {
  await page.locator('[id="at-actors.kestria.stake"] > .line > input[type=number]').fill(String(to));
  await page.keyboard.press("Enter");
}

/** Takes one picture; `act` is what a person does before. What was changed is undone. */
async function picture(name, { width, height, colorScheme = "light", media = "screen" }, act) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  await page.goto(`${address}#${file}`);
  await page.locator(".strip .figured").first().waitFor({ timeout: 60_000 });
  await act(page);
  await page.emulateMedia({ media });
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.emulateMedia({ media: "screen" });
  const undo = page.getByRole("button", { name: "undo", exact: true });
  while (await undo.isEnabled()) await undo.click();
  await page.getByText("saved", { exact: true }).waitFor();
  // Until the draft is gone.
  await page.waitForTimeout(1000);
  await page.close();
}

async function numberOpen(page) {
  await unfold(page, "question");
  await unfold(page, "actors.kestria");
  await page.locator('[id="at-actors.kestria.stake"] .more').click();
}

async function mistake(page) {
  await numberOpen(page);
  await page.locator(".cm-line", { hasText: "signed = 2031" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("\nhorizon_years = 12 years");
  await page.locator(".mistakes strong").waitFor();
}

async function compare(page) {
  await look(page, "Variants");
  if ((await page.locator(".variant").count()) === 0) {
    await page.getByLabel("Keep the present text as").fill("as it is");
    await page.getByRole("button", { name: "keep", exact: true }).click();
    await page.locator(".variant").waitFor();
  } else await page.locator(".variant input[type=checkbox]").check();
  await look(page, "Write");
  await unfold(page, "actors.kestria");
  await stake(page, 65);
  await look(page, "Variants");
  await page.locator(".sides td.other").first().waitFor({ timeout: 30_000 });
  await page.locator(".variants .figure svg").waitFor({ timeout: 30_000 });
}

async function explore(page) {
  await look(page, "Explore");
  await page.getByRole("button", { name: "draw them" }).click();
  await page.locator("#found").waitFor({ timeout: 120_000 });
  await page.waitForTimeout(600);
  await page.evaluate(() => scrollTo(0, document.querySelector(".asking").offsetTop - 60));
}

await picture("wide-write", wide, numberOpen);
await picture("wide-mistake-dark", { ...wide, colorScheme: "dark" }, mistake);
await picture("wide-variants", wide, compare);
await picture("wide-explore-dark", { ...wide, colorScheme: "dark" }, explore);
await picture("wide-sources", wide, (page) => look(page, "Sources"));
await picture("phone-write", phone, numberOpen);
await picture("phone-variants-dark", { ...phone, colorScheme: "dark" }, compare);
await picture("print", { width: 760, height: 1075, media: "print" }, numberOpen);
await browser.close();
