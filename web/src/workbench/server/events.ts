/** What the server tells unasked, as it comes. The browser connects again by itself where the line is lost. */
import type { Told } from "./types";

type Heard = { [Kind in keyof Told]?: (told: Told[Kind]) => void };

/** Listens until the returned function is called. `line` is told whether the server is there. */
export function listen(heard: Heard, line: (open: boolean) => void): () => void {
  const events = new EventSource("/api/events");
  events.onopen = () => line(true);
  events.onerror = () => line(false);
  for (const kind of Object.keys(heard) as (keyof Told)[]) {
    const hear = heard[kind] as (told: unknown) => void;
    events.addEventListener(kind, ({ data }: MessageEvent<string>) => hear(JSON.parse(data)));
  }
  return () => events.close();
}
