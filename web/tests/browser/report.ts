/** A report open in a browser, as tests use it: every request to a network and every error fails the test. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";

/** The report under test. */
export const file = process.env["BACKSTOP_REPORT"] ?? fileURLToPath(new URL("../composed/report.html", import.meta.url));
export const address = pathToFileURL(file).href;
/** Whether it is the composed one, with the fake engine and the fixture's figures. */
export const composed = !process.env["BACKSTOP_REPORT"];

interface Watched {
  requests: string[];
  errors: string[];
}

export const test = base.extend<{ watched: Watched }>({
  watched: [
    async ({ page, context }, use) => {
      const watched: Watched = { requests: [], errors: [] };
      context.on("request", (request) => watched.requests.push(request.url()));
      page.on("pageerror", (error) => watched.errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") watched.errors.push(message.text());
      });
      await use(watched);
      expect(watched.errors).toEqual([]);
      expect(watched.requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the report and waits until its engine answers. */
export async function open(page: Page, fragment = "", at = address): Promise<void> {
  await page.goto(at + fragment);
  await expect(page.getByRole("heading", { name: "The moment itself" })).toBeVisible();
  // The tree of the moment is the first thing that only a running engine can give.
  await expect(page.locator("figure", { hasText: "when a window opens" })).toBeAttached({ timeout: 30_000 });
}

export const answer = (page: Page) => page.locator(".answer .large");
export const bar = (page: Page) => page.getByLabel("Your changes");
export const firstSlider = (page: Page) => page.locator(".row input[type=range]").first();
export const firstNumber = (page: Page) => page.locator(".row input[type=number]").first();
