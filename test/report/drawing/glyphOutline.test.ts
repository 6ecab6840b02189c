import { expect, test } from "vitest";
import { type GlyphNode, glyphOutline, glyphsBelow, numbers } from "../../../src/report/drawing/glyphOutline.js";

function node(kind: string, attributes: Record<string, string>, children: GlyphNode[] = []): GlyphNode {
  return { kind, attributes, children };
}

function outline(root: GlyphNode): string {
  const refuse = (reason: string): never => {
    throw new Error(reason);
  };
  return glyphOutline(glyphsBelow(root, refuse), refuse);
}

test("glyphOutline joins the paths of all groups, each moved and scaled", () => {
  const left = node("path", { d: "M1 2L3 4Z" });
  const right = node("path", { d: "M1 2H3V4Z", transform: "translate(10,20)" });
  const group = node("g", { transform: "scale(1,-1)" }, [
    left,
    node("g", { transform: "translate(100) scale(2)" }, [right]),
  ]);
  expect(outline(group)).toBe("M1 -2L3 -4ZM122 -44H126V-48Z");
});

test("glyphOutline writes smooth curves out, chains of them too", () => {
  expect(outline(node("path", { d: "M0 0Q10 10 20 0T40 0T60 0" }))).toBe("M0 0Q10 10 20 0Q30 -10 40 0Q50 10 60 0");
  expect(outline(node("path", { d: "M0 0L10 0T20 0" }))).toBe("M0 0L10 0Q10 0 20 0");
});

test("glyphOutline turns a rule into a path", () => {
  expect(outline(node("rect", { x: "1", y: "2", width: "30", height: "4" }))).toBe("M1 2H31V6H1Z");
});

test.each([
  ["text in place of a missing glyph", node("text", {}), "no glyph"],
  ["an error message", node("g", { "data-mjx-error": "Undefined control sequence" }), "Undefined control sequence"],
  ["an unknown command", node("path", { d: "M0 0A1 1 0 0 0 2 2" }), "command A"],
])("glyphOutline refuses %s", (_case, root, reason) => {
  expect(() => outline(root)).toThrow(reason);
});

test("numbers reads lists with signs, points, exponents and no spaces", () => {
  expect(numbers("0 -775.2,3271.7-.5e1 1e-3")).toEqual([0, -775.2, 3271.7, -5, 0.001]);
});
