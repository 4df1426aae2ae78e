/** The page's side of a worker that solves. */
import SolverWorker from "./worker?worker&inline";
import type { FromWorker, Method, Packed, ToWorker } from "./messages";

interface Waiting {
  method: Method;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** One worker with one engine. Questions are answered in the order in which they are asked. */
export class EngineClient {
  /** Settles when the engine has read the arrangement. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #fail: (error: Error) => void = () => undefined;
  #asked = 0;

  constructor(wasm: Packed, text: string) {
    this.#worker = new SolverWorker();
    this.ready = new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#worker.onerror = (event) => reject(new Error(event.message || "the worker cannot start"));
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === "ready") resolve();
        else if (data.kind === "failed") reject(new Error(data.message));
        else this.#settle(data);
      };
    });
    // Whoever asks is told; where nobody waits, a failure to start is nobody's surprise.
    this.ready.catch(() => undefined);
    this.#post({ kind: "start", wasm, text });
  }

  /** Ends the worker at once; what it has not answered is refused. */
  stop(): void {
    this.#worker.terminate();
    const error = new Error("stopped");
    this.#fail(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  /** Asks the engine; the promise is rejected with the engine's words where it has no answer. */
  ask<T>(method: Method, ...given: string[]): Promise<T> {
    return this.#send((id) => ({ kind: "ask", id, method, arguments: given }), method);
  }

  /** Reads another text; what is asked from now on is asked of it. Gives what it says. */
  read<T>(text: string): Promise<T> {
    return this.#send((id) => ({ kind: "read", id, text }), "describe");
  }

  #send<T>(message: (id: number) => ToWorker, method: Method): Promise<T> {
    const id = this.#asked++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (value) => resolve(value as T), reject });
      this.#post(message(id));
    });
  }

  #post(message: ToWorker) {
    this.#worker.postMessage(message);
  }

  #settle(data: Extract<FromWorker, { id: number }>) {
    const waiting = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if (data.kind === "told") waiting?.resolve(waiting.method === "file" ? data.text : JSON.parse(data.text));
    else waiting?.reject(new Error(data.message));
  }
}
