/** The engine as it travels in the page: base64 of gzip. */
import type { Packed } from "./messages";

/** Bytes of base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/\s+/g, ""));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The engine, ready for workers: compiled where it is WebAssembly. */
export async function unpack(text: string): Promise<Packed> {
  const bytes = await gunzip(fromBase64(text));
  const begins = new TextDecoder("latin1").decode(bytes.slice(0, 4));
  return begins === "\0asm" ? WebAssembly.compile(bytes) : bytes;
}

/** What was packed with gzip. */
export function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
