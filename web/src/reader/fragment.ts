/** The reader's changes as the fragment of a link, and back; what a link says is checked, not believed. */
import type { Describe, NumberOf } from "../page";
import { numberAt } from "../words/numbers";
import { shorten } from "../words/text";
import { NO_CHANGES, withNumber, withPromise, type Changes } from "./changes";

const WITHOUT = "without";
const FILE = "file";
const MOST_PROBLEMS = 5;

/** The fragment, without `#`; empty where nothing is changed. `sha256` says of which file it speaks. */
export function toFragment(changes: Changes, sha256: string): string {
  const said = new URLSearchParams();
  for (const [path, value] of Object.entries(changes.set)) said.append(path, String(value));
  for (const id of changes.without) said.append(WITHOUT, id);
  if (said.size === 0) return "";
  said.append(FILE, sha256.slice(0, 8));
  return said.toString();
}

/** What a fragment asks for, what of it cannot be done, in words, and whether it was made from another version of the file. */
export function fromFragment(
  fragment: string,
  describe: Describe,
  sha256: string,
): { changes: Changes; problems: string[]; ofAnother: boolean } {
  let changes = NO_CHANGES;
  let ofAnother = false;
  const problems: string[] = [];
  for (const [key, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (key === FILE) {
      ofAnother = text !== sha256.slice(0, 8);
    } else if (key === WITHOUT) {
      if (describe.commitments.some(({ id }) => id === text)) changes = withPromise(changes, text, false);
      else problems.push(`there is no promise “${shorten(text, 60)}”`);
    } else {
      const number = numberAt(describe, key);
      // What no control of the page moves, nobody would see changed.
      const problem = number?.movable ? wrong(number, text) : number ? `“${shorten(key, 60)}” cannot be moved by itself` : `there is no number “${shorten(key, 60)}”`;
      if (problem) problems.push(problem);
      else if (number) changes = withNumber(changes, number, Number(text));
    }
  }
  return { changes, problems: few(problems), ofAnother };
}

function wrong(number: NumberOf, text: string): string | null {
  const value = text.trim() === "" ? NaN : Number(text);
  const said = `“${shorten(text, 20)}” for ${number.path}`;
  if (!Number.isFinite(value)) return `${said} is not a number`;
  if (value < number.least || value > number.most) {
    return `${said} is not between ${number.least} and ${number.most}`;
  }
  return number.whole && !Number.isInteger(value) ? `${said} is not a whole number` : null;
}

function few(problems: string[]): string[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  return [...problems.slice(0, MOST_PROBLEMS), `and ${problems.length - MOST_PROBLEMS} more`];
}
