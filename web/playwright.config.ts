import { defineConfig } from "@playwright/test";

/** Debian's Chromium, or what BACKSTOP_CHROMIUM names; no browser is downloaded. */
const executablePath = process.env["BACKSTOP_CHROMIUM"] ?? "/usr/bin/chromium";
const quiet = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];

export default defineConfig({
  testDir: "tests/browser",
  globalSetup: "./tests/browser/setup.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  reporter: [["list"]],
  use: { launchOptions: { executablePath, args: quiet.map((flag) => `--${flag}`) }, viewport: { width: 1280, height: 900 } },
});
