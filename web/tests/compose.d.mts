/** Types of compose.mjs, for the tests that write hostile figures into a report. */
export function compose(figures: any, dist?: string): string;
export function fixture(): any;
