/** Keeps figures up to date while an element is in view. */
import type { Report } from "../reader/report.svelte";

interface Wanted {
  report: Report;
  what: string;
}

export function inView(element: Element, wanted: Wanted): { update(wanted: Wanted): void; destroy(): void } {
  let { report, what } = wanted;
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
    update(wanted) {
      if (wanted.report === report && wanted.what === what) return;
      ({ report, what } = wanted);
      if (!leave) return;
      leave();
      leave = report.follows.want(what);
    },
    destroy() {
      watch.disconnect();
      leave?.();
    },
  };
}
