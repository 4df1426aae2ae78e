/** The engine as it travels: gzip, in a page as base64. */
import type { Packed } from "./messages";

/** Bytes of base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/\s+/g, ""));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The engine of a page, ready for workers. */
export const unpack = (text: string): Promise<Packed> => ready(fromBase64(text));

/** The engine out of its gzip, ready for workers: compiled where it is WebAssembly. */
export async function ready(packed: Uint8Array<ArrayBuffer>): Promise<Packed> {
  const bytes = await gunzip(packed);
  const begins = new TextDecoder("latin1").decode(bytes.slice(0, 4));
  return begins === "\0asm" ? WebAssembly.compile(bytes) : bytes;
}

/** What was packed with gzip. */
export function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
