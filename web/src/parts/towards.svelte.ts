/** A value that moves to its new place, where motion is wanted; at once while the reader moves it. */

import { untrack } from "svelte";

const LENGTH_MS = 180;

/** `mix` gives what lies between two values, at a share of the way. */
export function towards<T>(aim: () => T, held: () => boolean, mix: (from: T, to: T, share: number) => T): { readonly now: T } {
  let now = $state.raw(aim());
  let frame = 0;
  $effect(() => {
    const to = aim();
    const from = untrack(() => now);
    cancelAnimationFrame(frame);
    if (from === to) return;
    if (held() || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      now = to;
      return;
    }
    const began = performance.now();
    const move = (time: number) => {
      const share = Math.min(1, Math.max(0, (time - began) / LENGTH_MS));
      now = share < 1 ? mix(from, to, share) : to;
      if (share < 1) frame = requestAnimationFrame(move);
    };
    frame = requestAnimationFrame(move);
    return () => cancelAnimationFrame(frame);
  });
  return {
    get now() {
      return now;
    },
  };
}
