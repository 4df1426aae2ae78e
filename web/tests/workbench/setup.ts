/** Builds the workbench for the fake server; `backstop serve` carries its own. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { real } from "./served";

const web = fileURLToPath(new URL("../..", import.meta.url));

export default function setup(): void {
  if (real) return;
  const env = { ...process.env, BACKSTOP_DIST: `${web}tests/composed/workbench` };
  execFileSync("npx", ["vite", "build", "--mode", "workbench", "--logLevel", "warn"], { cwd: web, env, stdio: "inherit" });
}
