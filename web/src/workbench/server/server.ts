/** Asks the server; what it refuses becomes an error in words. */
import { plain } from "../../words/text";
import type { Edit, Going, KeptRun, Listed, Opened, Read, SourceText, Variant } from "./types";

/** What the server refused, with what can be done. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly help: string,
    readonly body: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** A draft as it is sent: `by` names the page. */
export interface Kept {
  file: string;
  by: string;
  text: string;
  version: string | null;
}

/** Bytes of a request that outlives its page, at most; browsers refuse more than 64 KiB of all such together. */
const MOST_LAST_BYTES = 48 << 10;

/** Whether a draft is too large to be sent while its page is being left. */
export const isHeavy = (draft: Kept): boolean => new TextEncoder().encode(JSON.stringify(draft)).length > MOST_LAST_BYTES;

const UNREACHABLE = "The program does not answer: backstop serve may have been ended. What you write stays in this window until it runs again.";

async function asked(method: string, path: string, body?: unknown, keepalive = false): Promise<Response> {
  const json = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, { method, keepalive, ...json });
  } catch {
    throw new Refused(0, UNREACHABLE, "", {});
  }
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const message = typeof said["message"] === "string" ? said["message"] : `The program refused this (${response.status}).`;
  throw new Refused(response.status, message, typeof said["help"] === "string" ? said["help"] : "", said);
}

const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => (await (await asked(method, path, body)).json()) as T;
const done = async (method: string, path: string, body: unknown, keepalive = false): Promise<void> => void (await asked(method, path, body, keepalive));

export const server = {
  engine: async () => new Uint8Array(await (await asked("GET", "/engine.wasm.gz")).arrayBuffer()),
  files: async () => (await json<{ files: Listed[] }>("GET", "/api/files")).files,
  schema: () => json<Record<string, unknown>>("GET", "/api/schema"),
  begin: (file: string) => json<Opened>("POST", "/api/new", { file }),
  open: (file: string) => json<Opened>("GET", `/api/file?file=${encodeURIComponent(file)}`),
  save: (file: string, text: string, version: string | null) => json<{ version: string; mistakes: number }>("PUT", "/api/file", { file, text, version }),
  /** `last` where the page is being left: the request then outlives it. */
  keepDraft: (draft: Kept, last = false) => done("PUT", "/api/draft", draft, last),
  /** `text` where the draft is another page's: what that page has written since stays. */
  dropDraft: (draft: { file: string; by: string; draft: string; text: string | null }, last = false) => done("DELETE", "/api/draft", draft, last),
  read: (file: string, text: string) => json<Read>("POST", "/api/read", { file, text }),
  edit: async (text: string, edits: readonly Edit[]) => (await json<{ text: string }>("POST", "/api/edit", { text, edits })).text,
  sources: async (file: string, text: string) => (await json<{ sources: SourceText[] }>("POST", "/api/sources", { file, text })).sources,
  variants: async (file: string) => (await json<{ variants: Variant[] }>("GET", `/api/variants?file=${encodeURIComponent(file)}`)).variants,
  /** Gives the name under which it is kept: no other variant is written over. */
  keepVariant: async (file: string, name: string, text: string) => (await json<{ name: string }>("POST", "/api/variant", { file, name, text })).name,
  dropVariant: (file: string, name: string) => done("DELETE", "/api/variant", { file, name }),
  explore: (ask: { file: string; text: string; futures: number; seed: number; design: string }) => json<{ id: string }>("POST", "/api/explore", ask),
  exploring: () => json<Going | null>("GET", "/api/explore"),
  kept: async (file: string, text: string) => (await json<{ kept: KeptRun[] }>("POST", "/api/kept", { file, text })).kept,
  cancel: (id: string) => done("DELETE", "/api/explore", { id }),
  report: async (file: string, text: string, explored: string | null) => (await asked("POST", "/api/report", { file, text, explored })).blob(),
};

/** In words, with what can be done. */
export function inWords(error: unknown): string {
  const words = error instanceof Refused ? [error.message, error.help].filter(Boolean).join(" ") : error instanceof Error ? error.message : String(error);
  return plain(words);
}
