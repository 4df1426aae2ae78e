/**
 * Makes a report of the built page, figures and the fake engine, as the command makes one of the real one:
 * `node tests/compose.mjs FIGURES.json OUT.html` (default: the fixture, tests/composed/report.html).
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The report as one HTML file; `figures` is what the page embeds. */
export function compose(figures, dist = process.env["BACKSTOP_DIST"] ?? here("composed/dist")) {
  const script = readFileSync(`${dist}/page.js`, "utf8");
  const style = readFileSync(`${dist}/page.css`, "utf8");
  const json = JSON.stringify(figures).replaceAll("<", "\\u003c");
  const engine = gzipSync(JSON.stringify(figures)).toString("base64");
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Backstop report</title><style>${style}</style></head>
<body><main id="static"><p>${figures.answer.words.answer.replaceAll("<", "&lt;")}</p></main><div id="app"></div>
<script type="application/json" id="page">${json}</script>
<script type="application/octet-stream" id="engine">${engine}</script>
<script>${script}</script></body></html>
`;
}

/** The figures that tests use where no report is given. */
export const fixture = () => JSON.parse(readFileSync(here("fixtures/first-steps.json"), "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [figures, out = here("composed/report.html")] = process.argv.slice(2);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, compose(figures ? JSON.parse(readFileSync(figures, "utf8")) : fixture()));
}
