/**
 * Tests the workbench in a browser against `backstop serve`: the binary that BACKSTOP_BIN names, else
 * `../target/debug/backstop`; `BACKSTOP_BIN=fake` tests it against a server that is none. What follows is given to Playwright.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));
const binary = process.env["BACKSTOP_BIN"] ?? "../target/debug/backstop";

function missing() {
  if (binary === "fake") return null;
  if (!existsSync(resolve(web, binary))) return `there is no ${binary}: build it (cargo build -p backstop), or name one with BACKSTOP_BIN`;
  return spawnSync(resolve(web, binary), ["serve", "--help"]).status === 0 ? null : `${binary} has no verb serve`;
}

const why = missing();
if (why) console.log(`skipped: the workbench is not opened in a browser, since ${why}`);
else process.exitCode = spawnSync("npx", ["playwright", "test", "-c", "playwright.workbench.config.ts", ...process.argv.slice(2)], { cwd: web, stdio: "inherit" }).status ?? 1;
