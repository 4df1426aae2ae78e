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

export default defineConfig({
  plugins: [needsGlue(), svelte()],
  resolve: { alias: { "engine-glue": glue } },
  build: {
    outDir: process.env["BACKSTOP_DIST"] ?? "dist",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    lib: {
      entry: here("src/main.ts"),
      formats: ["iife"],
      name: "backstopPage",
      fileName: () => "page.js",
      cssFileName: "page",
    },
  },
  worker: { format: "iife" },
});
