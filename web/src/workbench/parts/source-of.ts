/** Where a figure comes from, as it is written under what is saved. */
import type { Report } from "../../reader/report.svelte";

export const sourceOf = (report: Report): string => {
  const { program, input } = report.page.answer;
  return `Backstop ${program.version}, arrangement ${input.sha256.slice(0, 8)}${report.changed ? `, ${report.changed} changed` : ""}`;
};
