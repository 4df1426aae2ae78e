/**
 * What the server tells unasked, as it comes. A browser has six connections to a host, whatever the number of
 * windows: one window listens, and passes on what it hears; when it is closed another takes its place.
 */
import type { Told } from "./types";

type Heard = { [Kind in keyof Told]?: (told: Told[Kind]) => void };

/** What is passed on from window to window: an event, or whether the server is there. */
type Passed = { kind: keyof Told; data: string } | { line: boolean };

const NAME = "backstop-events";
const KINDS: readonly (keyof Told)[] = ["file", "draft", "progress", "explored", "failed", "cancelled"];

/** Listens until the returned function is called. `line` is told whether the server is there. */
export function listen(heard: Heard, line: (open: boolean) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  const hear = (passed: Passed) => {
    if ("line" in passed) return line(passed.line);
    const act = heard[passed.kind] as ((told: unknown) => void) | undefined;
    act?.(JSON.parse(passed.data));
  };
  channel.onmessage = ({ data }: MessageEvent<Passed>) => hear(data);
  let end = () => undefined as void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  void navigator.locks.request(NAME, async () => {
    const events = connect((passed) => {
      hear(passed);
      channel.postMessage(passed);
    });
    await ended;
    events.close();
  });
  return () => {
    end();
    channel.close();
  };
}

/** The browser connects again by itself where the line is lost. */
function connect(pass: (passed: Passed) => void): EventSource {
  const events = new EventSource("/api/events");
  events.onopen = () => pass({ line: true });
  events.onerror = () => pass({ line: false });
  for (const kind of KINDS) events.addEventListener(kind, ({ data }: MessageEvent<string>) => pass({ kind, data }));
  return events;
}
