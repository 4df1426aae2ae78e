// Answers questions with the engine that the page carries: `node browser.mjs QUESTIONS.json`.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import init, { Engine } from '../../../web/src/glue/engine.js';

const assets = new URL('../../page/assets/', import.meta.url);
const engine = gunzipSync(readFileSync(new URL('engine.wasm.gz', assets)));
await init({ module_or_path: engine });
const questions = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answers = questions.map(({ text, changes }) => {
  const asked = new Engine(text);
  return {
    answer: JSON.parse(asked.answer(changes)),
    describe: JSON.parse(asked.describe(changes)),
    window: JSON.parse(asked.window(changes, '{}')),
  };
});
process.stdout.write(JSON.stringify(answers));
