/** A figure as a file: SVG, PNG or CSV. */
import type { Figure, Table } from "./common";

const MARGIN = 16;
const HEAD = 34;
const FOOT = 26;

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
  inner.setAttribute("x", String(MARGIN));
  inner.setAttribute("y", String(HEAD + MARGIN));
  const all = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const [wide, high] = [width + 2 * MARGIN, height + HEAD + FOOT + 2 * MARGIN];
  for (const [key, value] of Object.entries({ width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": "var(--sans)" })) {
    all.setAttribute(key, String(value));
  }
  const ground = document.createElementNS(all.namespaceURI, "rect");
  for (const [key, value] of Object.entries({ width: "100%", height: "100%", fill: "var(--paper)" })) ground.setAttribute(key, value);
  all.append(ground, line(figure.title, HEAD - 4, 16, "var(--ink)", wide), inner, line(source, high - MARGIN, 12, "var(--faint)", wide));
  const text = new XMLSerializer().serializeToString(all);
  return text.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim().replaceAll('"', "'"));
}

function line(content: string, y: number, size: number, fill: string, width: number): Element {
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  const room = Math.floor((width - 2 * MARGIN) / (size * 0.52));
  text.textContent = content.length > room ? `${content.slice(0, room - 1)}…` : content;
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
