/** A reader's changes in words, and as the command takes them. */
import type { Describe } from "../page";
import { isGone, type Changes } from "../reader/changes";
import { inFull, short } from "./figures";
import { fullName, numberAt, promiseOf } from "./numbers";
import { capital, shorten } from "./text";

const LONGEST = 120;

/** Each change: "Russia: cost of an assault: 25 points, the author 15"; "without “US: pledge”". */
export function changesInWords(describe: Describe, { set, without }: Changes): string[] {
  const numbers = Object.entries(set).map(([path, value]) => {
    const number = numberAt(describe, path);
    const unit = number?.unit ? ` ${number.unit}` : "";
    return `${capital(shorten(fullName(describe, path), LONGEST))}: ${inFull(value)}${unit}, the author ${number ? short(number.value) : "none"}`;
  });
  return [...without.map((id) => `without “${shorten(promiseOf(describe, id), LONGEST)}”`), ...numbers];
}

/** The changes as options of the command, each with a space before it. */
export function asOptions(changes: Changes): string {
  const numbers = Object.entries(changes.set).filter(([path]) => !isGone(changes, path));
  const options = [...numbers.map(([path, value]) => ["--set", `${path}=${value}`]), ...changes.without.map((id) => ["--without", id])];
  return options.map(([option, value = ""]) => ` ${option} ${quoted(value)}`).join("");
}

/** A word of a command, in quotation marks where a shell would take it apart. */
export const quoted = (word: string) => (/^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
