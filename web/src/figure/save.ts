/** A figure as a file: SVG, PNG or CSV. */
import { lines } from "../words/text";
import type { Figure, Table } from "./common";

const MARGIN = 16;
const HEAD = 34;
const FOOT = 26;
const SMALL = 12;
const LARGE = 16;
const MOST_LINES = 12;

/** Saves a text or a blob under a name. */
export function save(name: string, content: Blob | string, type = "text/plain"): void {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A table as CSV (RFC 4180), numbers in full. A cell that a spreadsheet would take for a formula is quoted as text. */
export function csv({ columns, rows }: Table): string {
  const cell = (value: string | number | null) => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The drawing with its title and its source, in colours that stand for themselves. */
export function svgText(drawing: SVGSVGElement, figure: Figure, source: string): string {
  const style = getComputedStyle(document.documentElement);
  const [width, height] = sizeOf(drawing);
  const inner = drawing.cloneNode(true) as SVGSVGElement;
  const wide = width + 2 * MARGIN;
  const said = lines(source, roomFor(SMALL, wide), MOST_LINES);
  const titles = lines(figure.title, roomFor(LARGE, wide), 3);
  const head = HEAD + (titles.length - 1) * LARGE * 1.25;
  inner.setAttribute("x", String(MARGIN));
  inner.setAttribute("y", String(head + MARGIN));
  const high = height + head + FOOT + 2 * MARGIN + (said.length - 1) * SMALL * 1.3;
  const all = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": "var(--sans)" })) {
    all.setAttribute(key, String(value));
  }
  const ground = document.createElementNS(all.namespaceURI, "rect");
  for (const [key, value] of Object.entries({ width: "100%", height: "100%", fill: "var(--paper)" })) ground.setAttribute(key, value);
  const title = titles.map((words, i) => line(words, HEAD - 4 + i * LARGE * 1.25, LARGE, "var(--ink)"));
  const from = said.map((words, i) => line(words, high - MARGIN - (said.length - 1 - i) * SMALL * 1.3, SMALL, "var(--faint)"));
  all.append(ground, ...title, inner, ...from);
  const text = new XMLSerializer().serializeToString(all);
  return text.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim().replaceAll('"', "'"));
}

/** How many characters of a size fit between the margins. */
const roomFor = (size: number, width: number) => Math.floor((width - 2 * MARGIN) / (size * 0.55));

function line(content: string, y: number, size: number, fill: string): Element {
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  text.textContent = content;
  for (const [key, value] of Object.entries({ x: MARGIN, y, "font-size": size, fill })) text.setAttribute(key, String(value));
  return text;
}

/** An SVG as a PNG of twice its size. */
export async function png(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be drawn"))), "image/png");
  });
}

const sizeOf = (drawing: SVGSVGElement): [number, number] => [
  Number(drawing.getAttribute("width") ?? 640),
  Number(drawing.getAttribute("height") ?? 400),
];
