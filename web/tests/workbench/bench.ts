/** A workbench open in a browser, as tests use it: whatever goes wrong in the page, or leaves the machine, fails the test. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { clear, folder, real, serve, type Served } from "./served";

export { expect, type Page };

interface Bench {
  served: Served;
  /** Problems that the test expects. */
  expected: RegExp[];
}

export const test = base.extend<Bench>({
  served: async ({}, use) => {
    const made = folder();
    const served = await serve(made);
    await use(served);
    await served.stop();
    clear(made);
  },
  expected: [[], { option: true }],
  page: async ({ page, served, expected }, use) => {
    const errors: string[] = [];
    const requests: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
    });
    // The front end as it was just built, in the place of the one in the program.
    const dist = real && process.env["BACKSTOP_DIST"];
    if (dist) for (const name of ["workbench.js", "workbench.css"]) await page.context().route(`**/${name}`, (route) => route.fulfill({ path: join(dist, name) }));
    page.on("request", (request) => requests.push(request.url()));
    await use(page);
    expect(errors.filter((error) => !expected.some((known) => known.test(error)))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(served.address) && !/^(blob|data):/.test(url))).toEqual([]);
  },
});

/** Opens an arrangement and waits for its answer. */
export async function open(page: Page, { address }: Served, file = "peace.toml"): Promise<void> {
  await page.goto(`${address}#${file}`);
  await expect(strip(page)).toContainText("%", { timeout: 30_000 });
  await expect(page.getByRole("heading", { name: "The arrangement as a form" })).toBeVisible();
}

export const strip = (page: Page): Locator => page.locator(".strip");
export const state = (page: Page): Locator => page.locator(".head .state");
export const editor = (page: Page): Locator => page.locator(".cm-content");
export const saveButton = (page: Page): Locator => page.getByRole("button", { name: "save", exact: true });

export const look = (page: Page, view: string): Promise<void> => page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view, exact: true }).click();

export const group = (page: Page, path: string): Locator => page.locator(`[id="at-${path}"]`);

/** Opens a group of the form. */
export async function unfold(page: Page, path: string): Promise<void> {
  await group(page, path).locator("> summary").click();
}

/** The number at a path, in the form. */
export const number = (page: Page, path: string): Locator => group(page, path).locator("> .line > input[type=number]");

export async function write(page: Page, path: string, value: string): Promise<void> {
  await number(page, path).fill(value);
  await number(page, path).press("Enter");
}

/** The line of the text that holds some words. */
export const line = (page: Page, words: string): Locator => editor(page).locator(".cm-line", { hasText: words }).first();

/** Types at the end of the line that holds some words. */
export async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  await line(page, words).click();
  // The first goes to where the line is wrapped.
  await page.keyboard.press("End");
  await page.keyboard.press("End");
  await page.keyboard.type(typed);
}

export const onDisk = ({ folder }: Served, file = "peace.toml"): string => readFileSync(join(folder, file), "utf8");
/** The drafts that lie in the folder. */
export const drafts = ({ folder }: Served): string[] => readdirSync(folder).filter((name) => name.endsWith(".draft")).map((name) => readFileSync(join(folder, name), "utf8"));
export const changeOnDisk = ({ folder }: Served, text: string, file = "peace.toml"): void => writeFileSync(join(folder, file), text);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** What axe finds wrong. It is put in by the debugger, past the page's policy. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  });
}
