/** Composes a report of the fixture and the fake engine where BACKSTOP_REPORT names none. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../..", import.meta.url));

export default function setup(): void {
  if (process.env["BACKSTOP_REPORT"]) return;
  const env = { ...process.env, BACKSTOP_GLUE: `${web}tests/fake/engine.js`, BACKSTOP_DIST: `${web}tests/composed/dist` };
  execFileSync("npx", ["vite", "build", "--logLevel", "warn"], { cwd: web, env, stdio: "inherit" });
  execFileSync("node", ["tests/compose.mjs"], { cwd: web, env, stdio: "inherit" });
}
