import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Saving } from "../../../src/workbench/desk/saving.svelte";

interface Asked {
  method: string;
  path: string;
  body: { text?: string; version?: string };
}

const asked: Asked[] = [];
let answer: (asked: Asked) => { status: number; body?: unknown };

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  answer = ({ method, path }) => (method === "PUT" && path === "/api/file" ? { status: 200, body: { version: "v2" } } : { status: 204 });
  vi.stubGlobal("fetch", (path: string, { method, body }: { method: string; body?: string }) => {
    const one = { method, path, body: JSON.parse(body ?? "{}") as Asked["body"] };
    asked.push(one);
    const { status, body: said } = answer(one);
    return Promise.resolve({ ok: status < 300, status, json: () => Promise.resolve(said) });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opened = { file: "a.toml", text: "one", version: "v1", drafts: [] };
const settled = () => vi.advanceTimersByTimeAsync(10_000);

test("what is typed is kept as one draft when the hand rests", async () => {
  const saving = new Saving(opened);
  for (const text of ["one t", "one tw", "one two"]) saving.write(text);
  expect(saving.loose).toBe(true);
  await settled();
  expect(asked).toEqual([{ method: "PUT", path: "/api/draft", body: { file: "a.toml", by: expect.stringMatching(/^\w{32}$/), text: "one two", version: "v1" } }]);
  expect(saving.loose).toBe(false);
});

test("a draft that says what the file says is dropped", async () => {
  const saving = new Saving(opened);
  saving.write("two");
  await settled();
  saving.write("one");
  await settled();
  expect(asked.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
  expect(saving.dirty).toBe(false);
});

test("what is typed while it is saved stays unsaved, as a draft of the file as it is now", async () => {
  const saving = new Saving(opened);
  saving.write("two");
  const save = saving.save();
  saving.write("three");
  await save;
  await settled();
  expect(saving.saved).toBe("two");
  expect(saving.dirty).toBe(true);
  expect(asked.at(-1)).toMatchObject({ path: "/api/draft", body: { text: "three", version: "v2" } });
});

test("where the disk has another text, both stand until somebody chooses", async () => {
  answer = ({ path }) => (path === "/api/file" ? { status: 409, body: { message: "changed", text: "theirs", version: "v9" } } : { status: 204 });
  const saving = new Saving(opened);
  saving.write("mine");
  expect(await saving.save()).toBe(false);
  expect(saving.onDisk).toEqual({ text: "theirs", version: "v9" });
  expect(saving.text).toBe("mine");
  expect(await saving.save()).toBe(false);
  saving.keepMine();
  answer = () => ({ status: 200, body: { version: "v10" } });
  expect(await saving.save()).toBe(true);
  expect(asked.filter(({ path }) => path === "/api/file").at(-1)?.body).toMatchObject({ text: "mine", version: "v9" });
});

test("a change on disk is taken over where nothing is unsaved, and shown beside where something is", () => {
  const clean = new Saving(opened);
  expect(clean.changed("v5", "five")).toBe("five");
  const dirty = new Saving(opened);
  dirty.write("mine");
  expect(dirty.changed("v5", "five")).toBeNull();
  expect(dirty.onDisk?.text).toBe("five");
  expect(dirty.base).toBe("one");
  expect(dirty.text).toBe("mine");
  const same = new Saving(opened);
  same.write("five");
  expect(same.changed("v5", "five")).toBeNull();
  expect([same.onDisk, same.dirty]).toEqual([null, false]);
});

test("its own writing is no news", async () => {
  const saving = new Saving(opened);
  saving.write("two");
  const save = saving.save();
  saving.write("three");
  expect(saving.changed("v2", "two")).toBeNull();
  await save;
  expect(saving.onDisk).toBeNull();
});

test("where no draft can be kept it is said, and tried again", async () => {
  answer = () => ({ status: 500, body: { message: "the disk is full" } });
  const saving = new Saving(opened);
  saving.write("two");
  await vi.advanceTimersByTimeAsync(1000);
  expect(saving.draftProblem).toBe("the disk is full");
  expect(saving.loose).toBe(true);
  answer = () => ({ status: 204 });
  await settled();
  expect(saving.draftProblem).toBeNull();
  expect(saving.loose).toBe(false);
});

test("a draft that is gone on with becomes one's own before the other is thrown away", async () => {
  const saving = new Saving(opened, { draft: "another", text: "mine", on: "v1", base: "one" });
  expect(saving.loose).toBe(false);
  await settled();
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["PUT /api/draft", "DELETE /api/draft"]);
  expect(asked[1]?.body).toMatchObject({ draft: "another", text: "mine" });
});

test("a draft of an earlier file still says so after it was gone on with", async () => {
  new Saving(opened, { draft: "another", text: "mine", on: "v0", base: "zero" });
  await settled();
  expect(asked[0]?.body).toMatchObject({ text: "mine", version: "v0" });
});

test("what is here when the file is taken away is kept as a draft of no file", async () => {
  const saving = new Saving(opened);
  expect(saving.changed(null, null)).toBeNull();
  expect([saving.dirty, saving.loose]).toEqual([true, true]);
  await settled();
  expect(asked.at(-1)).toMatchObject({ path: "/api/draft", body: { text: "one", version: null } });
});

test("its own save, told late, does not bring an older text back", async () => {
  const saving = new Saving(opened);
  saving.write("two");
  await saving.save();
  answer = () => ({ status: 200, body: { version: "v3" } });
  saving.write("three");
  await saving.save();
  expect(saving.changed("v2", "two")).toBeNull();
  expect([saving.text, saving.onDisk, saving.dirty]).toEqual(["three", null, false]);
});

test("what was saved while the disk was looked at is not taken back", async () => {
  const saving = new Saving(opened);
  answer = ({ method }) => (method === "GET" ? { status: 200, body: { text: "one", version: "v1" } } : { status: 200, body: { version: "v2" } });
  saving.write("two");
  const look = saving.look();
  await saving.save();
  expect(await look).toBeNull();
  expect(saving.text).toBe("two");
});

test("a draft that is too large for the way out may be lost, a small one is sent", () => {
  const saving = new Saving(opened);
  saving.write("x".repeat(60_000));
  expect(saving.mayBeLost).toBe(true);
  saving.write("small");
  expect(saving.mayBeLost).toBe(false);
});

test("a draft of an earlier file is shown beside the file as it is", () => {
  const draft = { draft: "another", text: "mine", on: "v0", base: "zero" };
  const saving = new Saving(opened, draft);
  expect(saving.onDisk).toEqual({ text: "one", version: "v1" });
  // Both are told against the text from which the draft was begun, until one of them stands.
  expect(saving.base).toBe("zero");
  saving.keepMine();
  expect(saving.base).toBe("one");
  expect(new Saving(opened, { ...draft, base: null }).base).toBeNull();
});
