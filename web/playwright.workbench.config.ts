import { defineConfig } from "@playwright/test";
import page from "./playwright.config";

/** The workbench, each test with a server and a folder of its own. */
export default defineConfig({
  ...page,
  testDir: "tests/workbench",
  globalSetup: "./tests/workbench/setup.ts",
});
