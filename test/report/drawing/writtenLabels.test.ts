import { expect, test } from "vitest";
import { type Box, touches } from "../../../src/report/drawing/emptyCorner.js";
import { figureLayout } from "../../../src/report/drawing/figureLayout.js";
import type { Frame } from "../../../src/report/drawing/frame.js";
import { outlined, writtenDrawing, writtenLabels } from "../../../src/report/drawing/writtenLabels.js";
import type { Panel } from "../../../src/report/figure.js";
import { figure, line, panel } from "../figures.js";

function frame(content: Partial<Panel>): Frame {
  const axis = { scale: "linear", domain: [0, 10], ticks: { major: [], minor: [] }, label: "", shown: true } as const;
  return { panel: panel({ lines: [], ...content }), heading: "", x: axis, y: axis, width: 100, height: 80 };
}

const LEVEL = { y: 5, label: "level", style: "thin-dashed-grey", labelPlace: "line" } as const;
const UPRIGHT = { x: 5, label: "place", style: "thin-dashed-grey", labelPlace: "line" } as const;
const GUIDE = { label: "slope", x: [0, 10], y: [0, 10] } as const;

function boxes(content: Partial<Panel>): Box[] {
  return writtenLabels(frame(content)).map(({ box }) => box);
}

test("writtenLabels begins above the right end of a horizontal line", () => {
  const [box] = boxes({ horizontalLines: [LEVEL] });
  expect(box!.y + box!.height).toBeLessThan(40);
  expect(box!.y + box!.height).toBeGreaterThan(35);
  expect(box!.x + box!.width).toBeGreaterThan(90);
});

test("writtenLabels goes below, and on to the left, where something else is drawn", () => {
  const above = line([5.5, 5.5], { x: [0, 10] });
  expect(boxes({ horizontalLines: [LEVEL], lines: [above] })[0]!.y).toBeGreaterThan(40);
  const right = line([0, 10], { x: [9, 9] });
  expect(boxes({ horizontalLines: [LEVEL], lines: [right] })[0]!.x).toBeLessThan(70);
});

test("writtenLabels turns the label of a vertical line upward", () => {
  const [label] = writtenLabels(frame({ verticalLines: [UPRIGHT] }));
  expect(label!.upward).toBe(true);
  expect(label!.box.height).toBeGreaterThan(label!.box.width);
  expect(label!.box.x).toBeGreaterThan(50);
  expect(writtenDrawing([label!])[0]).toContain("rotate(-90)");
});

test("writtenLabels puts the label of a guide beside it, not on it", () => {
  const [box] = boxes({ guides: [GUIDE] });
  expect(touches([0, 80, 100, 0], box!, 1.5)).toBe(false);
  expect(touches([0, 80, 100, 0], box!, 6)).toBe(true);
});

test("writtenLabels keeps labels apart from each other", () => {
  const [first, second] = boxes({ horizontalLines: [LEVEL, { ...LEVEL, y: 5.1, label: "other" }] });
  for (const segment of outlined(first!)) expect(touches(segment, second!, 1)).toBe(false);
});

test("writtenLabels leaves out a label without room, and those for the legend", () => {
  const hatching = Array.from({ length: 40 }, (_, index) => line([index / 4, index / 4], { x: [0, 10] }));
  expect(boxes({ horizontalLines: [LEVEL], guides: [GUIDE], lines: hatching })).toEqual([]);
  expect(boxes({ horizontalLines: [{ ...LEVEL, labelPlace: "legend" }] })).toEqual([]);
  expect(boxes({ horizontalLines: [{ ...LEVEL, label: "" }] })).toEqual([]);
});

test("writtenLabels that find no room in one panel are in the legend, and written in none", () => {
  const hatching = Array.from({ length: 80 }, (_, index) => line([index / 8, index / 8], { x: [0, 10] }));
  const free = panel({ horizontalLines: [LEVEL] });
  const full = panel({ horizontalLines: [LEVEL], lines: hatching });
  const texts = (panels: readonly Panel[]): { written: number; explained: string[] } => {
    const layout = figureLayout(figure(panels), 504);
    return {
      written: layout.panels.flatMap(({ written }) => written).length,
      explained: layout.legends.flatMap(({ box }) => box.entries.map(({ entry }) => entry.label)),
    };
  };
  expect(texts([free, free])).toEqual({ written: 2, explained: [] });
  expect(texts([free, full])).toEqual({ written: 0, explained: ["level"] });
});
