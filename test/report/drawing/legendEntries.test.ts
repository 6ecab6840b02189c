import { expect, test } from "vitest";
import { legendEntries } from "../../../src/report/drawing/legendEntries.js";
import { figure, line, panel } from "../figures.js";

const A = line([0, 1], { label: "A" });
const B = line([0, 1], { label: "B", color: 1 });

function labels(entries: readonly { readonly label: string }[]): string[] {
  return entries.map(({ label }) => label);
}

test("legendEntries gives a single panel a legend of its own, each look once", () => {
  const { shared, own } = legendEntries(figure([panel({ lines: [A, B, A] })]));
  expect(shared).toEqual([]);
  expect(labels(own[0]!)).toEqual(["A", "B"]);
});

test("legendEntries shares what means the same in every panel", () => {
  const { shared, own } = legendEntries(figure([panel({ lines: [A] }), panel({ lines: [A, B] })]));
  expect(labels(shared)).toEqual(["A", "B"]);
  expect(own).toEqual([[], []]);
});

test("legendEntries explains a look in each panel if it means different things there", () => {
  const first = panel({ lines: [A, B] });
  const second = panel({ lines: [line([0, 1], { label: "other" }), B] });
  const { shared, own } = legendEntries(figure([first, second]));
  expect(labels(shared)).toEqual(["B"]);
  expect(own.map(labels)).toEqual([["A"], ["other"]]);
});

test("legendEntries keeps a set together: what only panels with a legend of their own have is in theirs", () => {
  const C = line([0, 1], { label: "C", color: 2 });
  const other = line([0, 1], { label: "other" });
  const { shared, own } = legendEntries(
    figure([panel({ lines: [A, B] }), panel({ lines: [other, B, C] }), panel({ lines: [B] })]),
  );
  expect(labels(shared)).toEqual(["B"]);
  expect(own.map(labels)).toEqual([["A"], ["other", "C"], []]);
});

test("legendEntries explains a name in each panel if it looks different there", () => {
  const { shared, own } = legendEntries(figure([panel({ lines: [A] }), panel({ lines: [{ ...A, color: 2 }] })]));
  expect(shared).toEqual([]);
  expect(own.map(labels)).toEqual([["A"], ["A"]]);
});

test("legendEntries shows a marker once for all colors, in the order curves, markers, reference lines, gaps", () => {
  const marker = { x: 0, y: 0, shape: "circle", filled: true, label: "limit" } as const;
  const full = panel({
    lines: [A],
    gaps: { label: "lost", x: [1] },
    verticalLines: [{ x: 0, label: "optimum", style: "thin-dotted-grey" }],
    markers: [
      { ...marker, color: 0 },
      { ...marker, color: 1 },
    ],
  });
  expect(labels(legendEntries(figure([full])).own[0]!)).toEqual(["A", "limit", "optimum", "lost"]);
  expect(labels(legendEntries(figure([panel({ lines: [B] }), full])).shared)).toEqual([
    "B",
    "A",
    "limit",
    "optimum",
    "lost",
  ]);
});

test("legendEntries leaves out what has no label, and everything if there is to be no legend", () => {
  expect(legendEntries(figure([panel()])).own).toEqual([[]]);
  expect(legendEntries(figure([panel({ lines: [A] })], { legend: "none" })).own).toEqual([[]]);
});

test("legendEntries leaves out, in each panel, what is written in its frame", () => {
  const level = { y: 0, label: "level", style: "thin-dotted-grey", labelPlace: "line" } as const;
  const guide = { label: "slope", x: [0, 1], y: [0, 1] };
  const both = panel({ horizontalLines: [level], guides: [guide] });
  expect(labels(legendEntries(figure([both])).own[0]!)).toEqual(["level", "slope"]);
  expect(legendEntries(figure([both]), [new Set([level, guide])]).own[0]).toEqual([]);
  const { shared } = legendEntries(figure([both, both]), [new Set([level, guide]), new Set([guide])]);
  expect(labels(shared)).toEqual(["level"]);
});
