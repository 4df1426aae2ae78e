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
  /** Whether it is there as a draft alone. */
  gone?: boolean;
}

/** What a page wrote and did not save. */
export interface Draft {
  /** The name of the page. */
  draft: string;
  text: string;
  /** The version of the file that it was begun from; null where there was no file. */
  on: string | null;
  /** The text of that version, where it is kept. */
  base: string | null;
}

export interface Opened {
  file: string;
  text: string;
  /** Null where there is no file but drafts of it. */
  version: string | null;
  /** The one written last first. */
  drafts: readonly Draft[];
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

/** The exploration that goes on, and the text that it is of. */
export interface Going {
  id: string;
  file: string;
  text: string;
  done: number;
  of: number;
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
  /** Another page threw a page's draft away. */
  draft: { file: string; draft: string };
}
