import * as Plot from "@observablehq/plot";
import { svgDocument } from "./svgElement.js";

/** The document in which Observable Plot creates its elements. Plot asks for a whole one and uses this much. */
const document = svgDocument() as unknown as Document;

/**
 * Draws marks with Observable Plot and returns the SVG elements, without the element around them.
 *
 * Plot scales the data and draws curves, symbols, ticks and frames. What it does with text and style sheets is left out: labels are
 * set as outlines (textMark), and every mark must have its own stroke and fill.
 *
 * @param options As for Plot.plot; without margins and axes unless it asks for them.
 */
export function plotFragment(options: Plot.PlotOptions): string {
  const svg = Plot.plot({ margin: 0, axis: null, ...options, document });
  return [...svg.children]
    .filter((element) => element.nodeName.toLowerCase() !== "style")
    .map((element) => element.outerHTML)
    .join("");
}
