/** What the page and its workers say to each other. */

/** Methods of the engine that the page asks. */
export type Method = "answer" | "curve" | "enough" | "weigh" | "frontier" | "window" | "file";

export type ToWorker =
  | { kind: "start"; wasm: ArrayBuffer; text: string }
  | { kind: "ask"; id: number; method: Method; arguments: string[] };

export type FromWorker =
  | { kind: "ready" }
  | { kind: "failed"; message: string }
  | { kind: "told"; id: number; text: string }
  | { kind: "refused"; id: number; message: string };
