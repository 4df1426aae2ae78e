/** Takes the figures out of a report, rounded, as the fixture: `node tests/record.mjs REPORT.html`. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [report] = process.argv.slice(2);
if (!report) throw new Error("say which report: node tests/record.mjs REPORT.html");
const json = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(readFileSync(report, "utf8"))?.[1];
if (!json) throw new Error(`${report} is no report: it embeds no figures`);

/** Six digits are enough for tests, and keep the fixture small. */
const rounded = (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);
const fixture = fileURLToPath(new URL("fixtures/first-steps.json", import.meta.url));
writeFileSync(fixture, JSON.stringify(JSON.parse(json), rounded));
