import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The wasm-bindgen glue, or what BACKSTOP_GLUE names in its place (tests build with a fake engine). */
const glue = process.env["BACKSTOP_GLUE"] ?? here("src/glue/engine.js");

/** A page without an engine must not be built by mistake. */
function needsGlue(): Plugin {
  return {
    name: "needs-glue",
    apply: "build",
    buildStart() {
      if (!existsSync(glue)) {
        this.error(`the engine's glue is not at ${glue}: run \`cargo xtask web\`, or name another with BACKSTOP_GLUE`);
      }
    },
  };
}

/** What is built: the page that a report carries, or (`--mode workbench`) the workbench that `backstop serve` gives out. */
const ENTRIES = {
  page: { entry: "src/main.ts", name: "backstopPage" },
  workbench: { entry: "src/workbench/main.ts", name: "backstopWorkbench" },
};

export default defineConfig(({ mode }) => {
  const part = mode === "workbench" ? "workbench" : "page";
  const { entry, name } = ENTRIES[part];
  return {
    plugins: [needsGlue(), svelte()],
    resolve: { alias: { "engine-glue": glue } },
    // A library keeps it as it stands, and there is no `process` in a browser.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      outDir: process.env["BACKSTOP_DIST"] ?? "dist",
      emptyOutDir: part === "page",
      target: "es2022",
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      lib: { entry: here(entry), formats: ["iife"], name, fileName: () => `${part}.js`, cssFileName: part },
    },
    worker: { format: "iife" },
  };
});
