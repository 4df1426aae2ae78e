/** Starts a server over a folder: `backstop serve`, or the fake one where BACKSTOP_BIN is `fake`. */
import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const binary = process.env["BACKSTOP_BIN"] ?? "../target/debug/backstop";

/** Whether it is the program itself that is tested. */
export const real = binary !== "fake";

const SCENARIO = here("../../../scenarios/first-steps/");

export interface Served {
  folder: string;
  address: string;
  stop(): Promise<void>;
}

/** A folder with the first arrangement as `peace.toml` and its source beside it. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "workbench-"));
  copyFileSync(`${SCENARIO}arrangement.toml`, join(made, "peace.toml"));
  copyFileSync(`${SCENARIO}brief.txt`, join(made, "brief.txt"));
  return made;
}

/** Where `port` is not given, it has any that is free. */
export async function serve(folder: string, file?: string, port = "0"): Promise<Served> {
  const named = file ? [file] : [];
  const command = real ? [resolve(here("../.."), binary), "serve", ...named, "--no-browser", "--port", port] : [process.execPath, here("../fake/server.mjs"), folder, ...named];
  const [program = "", ...given] = command;
  const child = spawn(program, given, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, PORT: port } });
  return { folder, address: await addressOf(child), stop: () => stop(child) };
}

export const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/[\w.[\]:]+\/?/.exec(said);
      if (found) resolve(found[0].replace(/\/?$/, "/"));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
