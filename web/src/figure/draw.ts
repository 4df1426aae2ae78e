/** Draws a figure as SVG: one image to a screen reader, whose numbers stand in the table beside it. */
import { plot, type Plot } from "@observablehq/plot";
import type { Figure } from "./common";

export type Drawing = SVGSVGElement & Pick<Plot, "scale">;

export function draw(figure: Figure, width: number): Drawing {
  const drawn = plot(figure.options(width)) as unknown as Drawing;
  for (const part of drawn.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", `${figure.title}. The numbers are in the table below.`);
  return drawn;
}
