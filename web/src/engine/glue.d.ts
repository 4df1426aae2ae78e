/** The part of the wasm-bindgen glue that the page uses (`--target web`). */
declare module "engine-glue" {
  export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

  /** An arrangement, ready to be asked; every method takes and gives JSON and throws a text. */
  export class Engine {
    constructor(text: string);
    describe(): string;
    answer(changes: string): string;
    hinges(changes: string): string;
    curve(changes: string, path: string): string;
    enough(changes: string): string;
    weigh(changes: string): string;
    frontier(changes: string, first: string, second: string): string;
    window(changes: string, situation: string): string;
    file(changes: string): string;
  }
}
