/** What the server of `backstop serve` says. Lines and columns count from 1, columns and offsets in UTF-16 units. */
import type { Futures } from "../../page";

/** What the page carries of the server that wrote it. */
export interface Served {
  version: string;
  folder: string;
  file: string | null;
}

export interface Listed {
  file: string;
  title: string | null;
}

export interface Opened {
  file: string;
  text: string;
  version: string;
  /** What was written and not saved, and the version it was begun from, with its text where it is kept. */
  draft: { text: string; on: string; base: string | null } | null;
}

export interface Place {
  line: number;
  column: number;
}

export interface Mistake {
  severity: "mistake" | "warning";
  message: string;
  help: string | null;
  path: string | null;
  from: Place;
  to: Place;
}

/** A value of TOML as JSON; dates are text. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Tree = Record<string, Value>;

export interface Read {
  mistakes: Mistake[];
  values: Tree | null;
}

/** Where a value stands: keys, and numbers of entries. */
export type At = readonly (string | number)[];

export interface Edit {
  at: At;
  /** Null takes away what stands there. */
  value: Value;
}

export interface Mark {
  from: number;
  to: number;
  paths: string[];
}

export interface SourceText {
  id: string;
  file: string | null;
  title: string | null;
  published: string | null;
  text: string | null;
  marks: Mark[];
}

export interface Variant {
  name: string;
  text: string;
}

/** An exploration that the folder keeps. */
export interface KeptRun {
  id: string;
  futures: number;
  seed: number;
  design: string;
  /** How many are drawn. */
  done: number;
  finished: boolean;
  /** Whether it is of the very text that was asked about. */
  present: boolean;
}

/** What the server tells unasked. */
export interface Told {
  file: { file: string; version: string | null; text: string | null };
  progress: { id: string; done: number; of: number; per_second: number | null; seconds_left: number | null };
  explored: { id: string; findings: Futures };
  failed: { id: string; message: string };
  cancelled: { id: string; done: number };
}
