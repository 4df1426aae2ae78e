/* tslint:disable */
/* eslint-disable */

/**
 * The engine in a browser.
 */
export class Engine {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The answer.
     */
    answer(changes: string): string;
    /**
     * The answer along the slider of one number.
     */
    curve(changes: string, path: string): string;
    /**
     * What the arrangement says.
     */
    describe(changes: string): string;
    /**
     * The least that would be enough, lever by lever.
     */
    enough(changes: string): string;
    /**
     * The text of the file with the changes written into it.
     */
    file(changes: string): string;
    /**
     * The frontier of two levers.
     */
    frontier(changes: string, first: string, second: string): string;
    /**
     * The answer along the range of every uncertain number.
     */
    hinges(changes: string): string;
    /**
     * An engine for the text of an arrangement's file.
     */
    constructor(text: string);
    /**
     * What each commitment contributes.
     */
    weigh(changes: string): string;
    /**
     * The window in a situation.
     */
    window(changes: string, situation: string): string;
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_engine_free: (a: number, b: number) => void;
    readonly engine_answer: (a: number, b: number, c: number) => [number, number, number, number];
    readonly engine_curve: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly engine_describe: (a: number, b: number, c: number) => [number, number, number, number];
    readonly engine_enough: (a: number, b: number, c: number) => [number, number, number, number];
    readonly engine_file: (a: number, b: number, c: number) => [number, number, number, number];
    readonly engine_frontier: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number, number];
    readonly engine_hinges: (a: number, b: number, c: number) => [number, number, number, number];
    readonly engine_new: (a: number, b: number) => [number, number, number];
    readonly engine_weigh: (a: number, b: number, c: number) => [number, number, number, number];
    readonly engine_window: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
