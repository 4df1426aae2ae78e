/** The address of a desk: which file it is, and what is tried there and not written. */

/** The file that a fragment names; empty where it names none. */
export function fileIn(hash: string): string {
  const [file = ""] = hash.replace(/^#/, "").split("&", 1);
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

/** What is tried there, as a report's fragment says it. */
export function triedIn(hash: string): string {
  const at = hash.indexOf("&");
  return at < 0 ? "" : hash.slice(at + 1);
}

/** The fragment, with its `#`. */
export const addressOf = (file: string, tried: string): string => `#${encodeURIComponent(file)}${tried ? `&${tried}` : ""}`;
