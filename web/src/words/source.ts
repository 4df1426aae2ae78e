/** Where a figure comes from, as it is written under what is saved. */
import type { Report } from "../reader/report.svelte";
import { changesInWords } from "./changed";

export const sourceOf = (report: Report): string => {
  const { program, input } = report.page.answer;
  const changes = changesInWords(report.describe, report.changes);
  return `Backstop ${program.version}, arrangement ${input.sha256.slice(0, 8)}${changes.length ? `, changed by a reader: ${changes.join("; ")}` : ""}`;
};
