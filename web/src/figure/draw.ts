/** Draws a figure as SVG: one image to a screen reader, whose numbers stand in the table beside it. */
import { plot, type Plot, type PlotOptions } from "@observablehq/plot";
import type { Figure } from "./common";

export type Drawing = SVGSVGElement & Pick<Plot, "scale">;

export function draw(figure: Figure, width: number): Drawing {
  const drawn = layer(figure.options(width));
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", `${figure.title}. The numbers are in the table below.`);
  return drawn;
}

/** A part of a figure that lies over or under another. */
export function layer(options: PlotOptions): Drawing {
  const drawn = plot(options) as unknown as Drawing;
  for (const part of drawn.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  return drawn;
}
