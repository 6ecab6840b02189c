import { expect, test } from "vitest";
import { mathText } from "../../../src/report/drawing/mathText.js";
import { AXIS_LABELS } from "../../../src/web/plot/axisLabels.js";
import { labelFrom, labelShapes } from "../../../src/web/plot/labelShapes.js";

test("labelFrom gives every label back that labelShapes has packed, and a letter is stored once", () => {
  const texts = AXIS_LABELS.map((label) => [label, mathText(label)] as const);
  const packed = labelShapes(texts);
  for (const [label, text] of texts) expect(labelFrom(packed, label)).toEqual(text);
  expect(new Set(packed.shapes).size).toBe(packed.shapes.length);
  expect(labelShapes([...texts, ["again", mathText("overlap $m$")]]).shapes).toEqual(packed.shapes);
  expect(labelFrom(packed, "no label")).toBeUndefined();
});
