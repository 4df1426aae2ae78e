/** What the page and its workers say to each other. */

/** The engine as it is handed to a worker: compiled once for all of them where it is WebAssembly. */
export type Packed = ArrayBuffer | WebAssembly.Module;

/** Methods of the engine that the page asks. */
export type Method = "describe" | "answer" | "curve" | "enough" | "weigh" | "frontier" | "window" | "file";

export type ToWorker =
  | { kind: "start"; wasm: Packed; text: string }
  /** Reads another text in the place of the one before; it stays where the new one has mistakes. */
  | { kind: "read"; id: number; text: string }
  | { kind: "ask"; id: number; method: Method; arguments: string[] };

export type FromWorker =
  | { kind: "ready" }
  | { kind: "failed"; message: string }
  | { kind: "told"; id: number; text: string }
  | { kind: "refused"; id: number; message: string };
