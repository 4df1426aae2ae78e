/** Text from a file, made safe to show. */

/**
 * Text without what would turn the direction of writing or hide in a line, as the command shows it.
 * Tabs and line breaks become spaces.
 */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ");
}

/** Text in lines, without what would turn the direction of writing. */
export const plainLines = (text: string) => text.split("\n").map(plain).join("\n");

/** Every text in a value read from JSON made plain, but for those under the keys that are kept. */
export function plainly<T>(value: T, kept: readonly string[] = []): T {
  return clean(value, kept) as T;
}

function clean(value: unknown, kept: readonly string[]): unknown {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map((item) => clean(item, kept));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, kept.includes(key) ? item : clean(item, kept)]),
  );
}

/** Text cut to a length, with an ellipsis where something is left out. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text.slice(0, 2 * length + 2));
  if (characters.length <= length && text.length <= 2 * length + 2) return text;
  return `${characters.slice(0, length - 1).join("").trimEnd()}…`;
}

/** A name with what is said of it: where there is little room the name is cut, never what is said. */
export const beside = (name: string, said: string, length: number) => shorten(name, Math.max(4, length - said.length)) + said;

/** Text in lines of at most so many characters, at most so many lines. */
export function lines(text: string, width: number, most = 3): string[] {
  const all: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      all.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) all.push(line);
  const shown = all.slice(0, most).map((part) => shorten(part, width + 2));
  if (all.length > most) shown[most - 1] = shorten(`${shown[most - 1]} …`, width + 2);
  return shown;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** With a large first letter. */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase("en") + text.slice(1);

/** "a" or "an" before a number as it is spoken: "an 87%", "a 55%". */
export const article = (number: string) => (/^(8|11(?!\d)|18(?!\d)|under|over)/.test(number) ? "an" : "a");
