/**
 * Pictures of a report for the documentation: `node tests/pictures.mjs REPORT.html FOLDER`, at 1280 and 390 px,
 * light, dark and as printed, with and without a reader's change.
 */
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

const [report, folder = "tests/pictures"] = process.argv.slice(2);
if (!report) throw new Error("say which report: node tests/pictures.mjs REPORT.html FOLDER");
mkdirSync(folder, { recursive: true });

const executablePath = process.env["BACKSTOP_CHROMIUM"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** Takes one picture; `act` is what the reader does before. */
async function picture(name, { width, height, colorScheme = "light", media = "screen" }, act = async () => undefined) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  await page.goto(pathToFileURL(report).href);
  await page.locator("figure", { hasText: "when a window opens" }).waitFor({ state: "attached", timeout: 60_000 });
  await act(page);
  await page.emulateMedia({ media });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

async function disagree(page) {
  const slider = page.locator(".row input[type=range]").first();
  await slider.focus();
  for (let i = 0; i < 15; i += 1) await slider.press("ArrowRight");
  await page.evaluate(() => scrollTo(0, document.querySelector(".beside").offsetTop - 16));
  await page.waitForTimeout(4000);
}

const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
await picture("wide-light", wide);
await picture("wide-dark-changed", { ...wide, colorScheme: "dark" }, disagree);
await picture("phone-light", phone);
await picture("phone-dark-changed", { ...phone, colorScheme: "dark" }, disagree);
await picture("print", { width: 760, height: 1075, media: "print" });
await browser.close();
