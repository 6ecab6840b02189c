import { expect, test } from "vitest";
import { svgDocument } from "../../../src/report/drawing/svgElement.js";

const SVG = "http://www.w3.org/2000/svg";

test("an element is written with its attributes, the last first, and its children in their order", () => {
  const document = svgDocument();
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("fill", "none");
  group.setAttribute("stroke-width", 2);
  group.setAttribute("fill", "#000000");
  for (const name of ["path", "circle"]) group.appendChild(document.createElementNS(SVG, name));
  expect(group.outerHTML).toBe('<g stroke-width="2" fill="#000000"><path /><circle /></g>');
});

test("an attribute can be read and removed, and cannot break out of its quotes", () => {
  const element = svgDocument().createElementNS(SVG, "path");
  element.setAttribute("aria-label", 'a "b" < c & d');
  expect(element.getAttribute("aria-label")).toBe('a "b" < c & d');
  expect(element.outerHTML).toBe('<path aria-label="a &quot;b&quot; &lt; c &amp; d" />');
  element.removeAttribute("aria-label");
  expect([element.hasAttribute("aria-label"), element.getAttribute("aria-label")]).toEqual([false, null]);
  expect(element.outerHTML).toBe("<path />");
});

test("elements know the document that makes others like them", () => {
  const { documentElement } = svgDocument();
  expect(documentElement.namespaceURI).toBe(SVG);
  expect(documentElement.ownerDocument.createElementNS(SVG, "g").nodeName).toBe("g");
});
