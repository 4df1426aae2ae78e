/** The arrangement with the reader's changes, saved as a file. */
import { save } from "../figure/save";
import { plain, shorten } from "../words/text";
import type { Report } from "./report.svelte";

const LONGEST = 240;

/** Saves it; gives why it could not be. */
export async function saveArrangement(report: Report): Promise<string> {
  try {
    save("arrangement.toml", await report.file(), "application/toml");
    return "";
  } catch (error) {
    return shorten(plain(error instanceof Error ? error.message : String(error)), LONGEST);
  }
}
