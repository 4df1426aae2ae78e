/**
 * A server for tests of the workbench alone: the contract of `backstop serve` over a folder, with a plain
 * reading of TOML. It keeps no comments when it edits and knows few mistakes; the engine is the real one.
 * `node tests/fake/server.mjs FOLDER [FILE]` prints its address.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TomlDate, TomlError, parse, stringify } from "smol-toml";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [folder, first = null] = process.argv.slice(2);
if (!folder) throw new Error("say which folder: node tests/fake/server.mjs FOLDER [FILE]");
const dist = process.env["BACKSTOP_DIST"] ?? here("../composed/workbench");
const schema = readFileSync(here("../../../schema/arrangement.schema.json"), "utf8");
const findings = JSON.parse(readFileSync(here("../fixtures/first-steps.json"), "utf8")).futures;

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Backstop</title><link rel="stylesheet" href="/workbench.css"></head>
<body><div id="app"></div><script type="application/json" id="workbench">${JSON.stringify({ version: "0.0.0", folder, file: first }).replaceAll("<", "\\u003c")}</script><script src="/workbench.js"></script></body></html>`;

class Refusal extends Error {
  constructor(status, message, rest = {}) {
    super(message);
    this.status = status;
    this.rest = rest;
  }
}

const path = (file) => {
  if (!/^[\w. -]+$/.test(file) || file.startsWith(".")) throw new Refusal(404, "There is no such file in the folder.");
  return join(folder, file);
};
const version = (text) => createHash("sha256").update(text).digest("hex");
const draftOf = (file, by) => join(folder, `.${file}.${by}.draft`);
const draftsOf = (file) =>
  readdirSync(folder).flatMap((name) => {
    const found = name.startsWith(`.${file}.`) && /\.(\w+)\.draft$/.exec(name);
    return found ? [{ draft: found[1], ...JSON.parse(read(join(folder, name))) }] : [];
  });
const read = (name) => (existsSync(name) ? readFileSync(name, "utf8") : null);

const listeners = new Set();
const tell = (kind, told) => {
  for (const to of listeners) to.write(`event: ${kind}\ndata: ${JSON.stringify(told)}\n\n`);
};

// Changes on disk by somebody else.
const known = new Map();
const ARRANGEMENTS = () => readdirSync(folder).filter((name) => name.endsWith(".toml") && !name.startsWith("."));
/** Files that are there as drafts alone. */
const ALONE = () => {
  const files = readdirSync(folder).flatMap((name) => /^\.(.+\.toml)\.\w+\.draft$/.exec(name)?.[1] ?? []);
  return [...new Set(files)].filter((file) => !existsSync(join(folder, file))).map((file) => ({ file, title: null, gone: true }));
};
const note = (file, text) => known.set(file, text);
setInterval(() => {
  for (const file of new Set([...known.keys(), ...ARRANGEMENTS()])) {
    const text = read(join(folder, file));
    if (known.has(file) && known.get(file) !== text) tell("file", { file, version: text === null ? null : version(text), text });
    known.set(file, text);
  }
}, 100).unref();

function opened(file) {
  const text = read(path(file));
  const drafts = draftsOf(file);
  if (text === null && !drafts.length) throw new Refusal(404, `${file} is not in the folder.`);
  note(file, text);
  return { file, text: text ?? "", version: text === null ? null : version(text), drafts };
}

/** Values as JSON: dates as text. */
const plain = (value) => (value instanceof TomlDate ? value.toISOString().slice(0, 10) : Array.isArray(value) ? value.map(plain) : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) : value);
const DATES = new Set(["signed", "published", "from", "until", "date"]);
const toml = (value, key) => (typeof value === "string" && DATES.has(key) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? new TomlDate(value) : Array.isArray(value) ? value.map((item) => toml(item)) : value && typeof value === "object" && !(value instanceof TomlDate) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toml(item, name)])) : value);

function lineOf(text, words) {
  const lines = text.split("\n");
  const at = Math.max(0, lines.findIndex((line) => words.every((word) => line.includes(word))));
  return { line: at + 1, width: lines[at].length };
}

/** Negative numbers of actors. */
function mistakesOf(text, values) {
  return Object.entries(values.actors ?? {}).flatMap(([id, actor]) =>
    Object.entries(actor)
      .filter(([, value]) => (value?.value ?? value?.mode ?? value) < 0)
      .map(([key]) => {
        const { line, width } = lineOf(text, [key, "-"]);
        return { severity: "mistake", message: `${key} of ${id} is negative`, help: "write a number from 0", path: `actors.${id}.${key}`, from: { line, column: 1 }, to: { line, column: width + 1 } };
      }),
  );
}

function reading(text) {
  try {
    const values = plain(parse(text));
    return { mistakes: mistakesOf(text, values), values };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const { line, column } = error;
    return { mistakes: [{ severity: "mistake", message: error.message.split("\n")[0], help: null, path: null, from: { line, column }, to: { line, column: column + 1 } }], values: null };
  }
}

function edited(text, edits) {
  const root = parse(text);
  for (const { at, value } of edits) {
    let inside = root;
    for (const [i, step] of at.slice(0, -1).entries()) inside = inside[step] ??= typeof at[i + 1] === "number" ? [] : {};
    const last = at.at(-1);
    if (value !== null) inside[last] = toml(value, last);
    else if (Array.isArray(inside)) inside.splice(last, 1);
    else delete inside[last];
  }
  return stringify(root);
}

function sourcesOf(text) {
  const values = plain(parse(text));
  const quoted = [];
  const walk = (value, way) => {
    if (!value || typeof value !== "object") return;
    if (typeof value.quote === "string") quoted.push({ ...value, path: way.filter((step) => step !== "because" && !/^\d+$/.test(step) ).join(".") });
    for (const [key, item] of Object.entries(value)) walk(item, [...way, Array.isArray(value) && item?.id ? item.id : key]);
  };
  walk(values, []);
  return Object.entries(values.sources ?? {}).map(([id, source]) => {
    const body = read(join(folder, source.file ?? ""));
    const marks = new Map();
    for (const { source: of, quote, path } of quoted) {
      const from = of === id && body !== null ? body.indexOf(quote) : -1;
      if (from < 0) continue;
      const mark = marks.get(from) ?? { from, to: from + quote.length, paths: [] };
      marks.set(from, { ...mark, paths: [...mark.paths, path] });
    }
    return { id, file: source.file ?? null, title: source.title ?? null, published: source.published ?? null, text: body, marks: [...marks.values()] };
  });
}

let run = null;
const kept = new Map();
function explore({ file, text, futures, seed, design }) {
  if (run) throw new Refusal(409, "Futures are being drawn already.");
  if (reading(text).mistakes.length) throw new Refusal(422, "The text has a mistake.");
  const id = version(text + futures).slice(0, 8);
  const each = Math.max(1, Math.round(futures / 8));
  const before = kept.get(id)?.done ?? 0;
  kept.set(id, { id, file, of: text, futures, seed, design, done: before, finished: before === futures });
  run = { id, file, text, of: futures, done: before };
  run.timer = setInterval(() => {
    run.done = Math.min(run.of, run.done + each);
    Object.assign(kept.get(id), { done: run.done, finished: run.done === run.of });
    if (run.done < run.of) return tell("progress", { id, done: run.done, of: run.of, per_second: each * 5, seconds_left: (run.of - run.done) / (each * 5) });
    clearInterval(run.timer);
    run = null;
    tell("explored", { id, findings: { ...findings, futures } });
  }, 200);
  return { id };
}

const variants = (file) => {
  const at = join(folder, `${file.replace(/\.toml$/, "")}.variants`);
  return { at, all: () => (existsSync(at) ? readdirSync(at).sort().map((name) => ({ name: name.replace(/\.toml$/, ""), text: readFileSync(join(at, name), "utf8") })) : []) };
};

const begun = () => readFileSync(here("../../../scenarios/first-steps/arrangement.toml"), "utf8").replace(/^title .*$/m, 'title = "A new arrangement"');

const API = {
  "GET files": () => ({ files: [...ARRANGEMENTS().map((file) => ({ file, title: reading(read(join(folder, file))).values?.title ?? null })), ...ALONE()] }),
  "POST new": ({ file }) => {
    if (existsSync(path(file))) throw new Refusal(409, `${file} is there already.`, { help: "Choose another name." });
    writeFileSync(path(file), begun());
    return opened(file);
  },
  "GET file": ({ file }) => opened(file),
  "PUT file": ({ file, text, version: on }) => {
    const there = read(path(file));
    if ((there === null ? null : version(there)) !== on) throw new Refusal(409, "The file was changed on disk.", { text: there, version: there === null ? null : version(there) });
    note(file, text);
    writeFileSync(path(file), text);
    for (const { draft, text: kept } of draftsOf(file)) if (kept === text) rmSync(draftOf(file, draft));
    tell("file", { file, text, version: version(text) });
    return { version: version(text), mistakes: reading(text).mistakes.length };
  },
  "PUT draft": ({ file, by, text, version: on }) => {
    const [there, before] = [read(path(file)), draftsOf(file).find((one) => one.draft === by)];
    const base = before?.on === on && before.base ? before.base : there !== null && version(there) === on ? there : null;
    writeFileSync(draftOf(file, by), JSON.stringify({ text, on, base }));
  },
  "DELETE draft": ({ file, by, draft, text }) => {
    const there = draftsOf(file).find((one) => one.draft === draft);
    if (!there || (text !== null && there.text !== text)) return;
    rmSync(draftOf(file, draft));
    if (by !== draft) tell("draft", { file, draft });
  },
  "POST read": ({ text }) => reading(text),
  "POST edit": ({ text, edits }) => ({ text: edited(text, edits) }),
  "GET schema": () => JSON.parse(schema),
  "POST sources": ({ text }) => ({ sources: sourcesOf(text) }),
  "GET variants": ({ file }) => ({ variants: variants(file).all() }),
  "POST variant": ({ file, name: wanted, text }) => {
    const taken = variants(file).all();
    let name = wanted;
    for (let number = 2; taken.some((one) => one.name === name && one.text !== text); number += 1) name = `${wanted} ${number}`;
    if (!/^[\w ,.-]+$/.test(name)) throw new Refusal(422, "A name is made of letters, digits, spaces, dots, commas and dashes.");
    mkdirSync(variants(file).at, { recursive: true });
    writeFileSync(join(variants(file).at, `${name}.toml`), text);
    return { name };
  },
  "DELETE variant": ({ file, name }) => void rmSync(join(variants(file).at, `${name}.toml`), { force: true }),
  "POST explore": explore,
  "POST kept": ({ file, text }) => ({ kept: [...kept.values()].filter((one) => one.file === file).reverse().map(({ file: _, of, ...one }) => ({ ...one, present: of === text })) }),
  "GET explore": () => (run ? { id: run.id, file: run.file, text: run.text, done: run.done, of: run.of } : null),
  "DELETE explore": ({ id }) => {
    if (run?.id !== id) return;
    clearInterval(run.timer);
    tell("cancelled", { id, done: run.done });
    run = null;
  },
};

const FILES = {
  "/": ["text/html; charset=utf-8", () => PAGE],
  "/workbench.js": ["text/javascript", () => readFileSync(join(dist, "workbench.js"))],
  "/workbench.css": ["text/css", () => readFileSync(join(dist, "workbench.css"))],
  "/engine.wasm.gz": ["application/octet-stream", () => readFileSync(here("../../../crates/page/assets/engine.wasm.gz"))],
};

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString("utf8")) : {};
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  const head = { "content-security-policy": POLICY, "cache-control": "no-store", "x-content-type-options": "nosniff" };
  const json = (status, value) => response.writeHead(status, { ...head, "content-type": "application/json" }).end(JSON.stringify(value));
  try {
    const file = FILES[url.pathname];
    if (file) return response.writeHead(200, { ...head, "content-type": file[0] }).end(file[1]());
    if (url.pathname === "/api/events") {
      response.writeHead(200, { ...head, "content-type": "text/event-stream" }).write(": here\n\n");
      listeners.add(response);
      return request.on("close", () => listeners.delete(response));
    }
    const given = request.method === "GET" ? Object.fromEntries(url.searchParams) : await bodyOf(request);
    if (url.pathname === "/api/report") return response.writeHead(200, { ...head, "content-type": "text/html" }).end("<!doctype html><title>A report</title>");
    const act = API[`${request.method} ${url.pathname.replace("/api/", "")}`];
    if (!act) return response.writeHead(404, head).end();
    const answer = act(given);
    if (answer === undefined) response.writeHead(204, head).end();
    else json(200, answer);
  } catch (error) {
    json(error.status ?? 500, { message: error.message, ...error.rest });
  }
});
server.listen(Number(process.env["PORT"] ?? 0), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
