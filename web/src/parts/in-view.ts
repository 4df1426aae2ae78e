/** Keeps figures up to date while an element is in view. */
import type { Report } from "../reader/report.svelte";

export function inView(element: Element, { report, what }: { report: Report; what: string }): { destroy(): void } {
  let leave: (() => void) | null = null;
  const watch = new IntersectionObserver((entries) => {
    const seen = entries.at(-1)?.isIntersecting ?? false;
    if (seen && !leave) leave = report.follows.want(what);
    if (!seen && leave) {
      leave();
      leave = null;
    }
  });
  watch.observe(element);
  return {
    destroy() {
      watch.disconnect();
      leave?.();
    },
  };
}
