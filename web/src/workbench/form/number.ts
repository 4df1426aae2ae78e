/** A number as a file writes it: alone, or as a table with a range and reasons. */
import type { Tree, Value } from "../server/types";

export type Because = { kind: "judgement"; words: string } | { kind: "quotation"; source: string; quote: string };

export interface Written {
  given: boolean;
  value: number | null;
  low: number | null;
  mode: number | null;
  high: number | null;
  because: Because[];
}

const isTree = (value: Value | undefined): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);
const numeric = (value: Value | undefined): number | null => (typeof value === "number" ? value : null);

/** What is written of a number; nothing where it is left to its default. */
export function writtenOf(value: Value | undefined): Written {
  if (isTree(value)) {
    const [low, mode, high] = [numeric(value["low"]), numeric(value["mode"]), numeric(value["high"])];
    return { given: true, value: numeric(value["value"]), low, mode, high, because: becauseOf(value["because"]) };
  }
  return { given: typeof value === "number", value: numeric(value), low: null, mode: null, high: null, because: [] };
}

/** The one number that is used when one is wanted: the value, else the mode, else the middle. */
export function central({ value, mode, low, high }: Written): number | null {
  if (value !== null) return value;
  if (mode !== null) return mode;
  return low !== null && high !== null ? (low + high) / 2 : null;
}

/** The shortest way to write it; null where nothing is written. */
export function toValue({ value, low, mode, high, because }: Written): Value {
  const reasons = toBecause(because);
  const entries = Object.entries({ value, low, mode, high }).filter(([, number]) => number !== null);
  if (entries.length === 0) return null;
  if (reasons === null && low === null && value !== null) return value;
  return { ...Object.fromEntries(entries), ...(reasons === null ? {} : { because: reasons }) };
}

/** The key under which the one number stands, in a table; null where it stands alone. */
export function leafOf(raw: Value | undefined): "value" | "mode" | null {
  if (!isTree(raw)) return null;
  return raw["value"] === undefined && raw["mode"] !== undefined ? "mode" : "value";
}

/** Reasons, one or several. */
export function becauseOf(value: Value | undefined): Because[] {
  const one = (reason: Value): Because[] => {
    if (typeof reason === "string") return [{ kind: "judgement", words: reason }];
    if (!isTree(reason)) return [];
    return [{ kind: "quotation", source: String(reason["source"] ?? ""), quote: String(reason["quote"] ?? "") }];
  };
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flatMap(one) : one(value);
}

export function toBecause(because: readonly Because[]): Value {
  const values = because.map((reason): Value => (reason.kind === "judgement" ? reason.words : { source: reason.source, quote: reason.quote }));
  return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : values;
}

/** Why a range is none; null where it is one. */
export function wrongRange({ low, mode, high }: { low: number | null; mode: number | null; high: number | null }): string | null {
  if (low === null || high === null) return "A range needs its least and its largest value.";
  if (low > high) return "The least value is larger than the largest.";
  if (mode !== null && (mode < low || mode > high)) return "The most likely value lies outside the range.";
  return null;
}
