import { expect, test } from "vitest";
import { withCommonRanges } from "../../../src/web/plot/commonRange.js";
import { EMPTY_PICTURE } from "./emptyPicture.js";

const PICTURE = { ...EMPTY_PICTURE, title: "", caption: "", marks: [] } as const;

test("withCommonRanges gives both pictures axes that hold both ranges", () => {
  const first = { ...PICTURE, x: { ...PICTURE.x, domain: [1, 3] }, y: { ...PICTURE.y, domain: [0, 1] } } as const;
  const second = { ...PICTURE, x: { ...PICTURE.x, domain: [2, 4] }, y: { ...PICTURE.y, domain: [-1, 0.5] } } as const;
  for (const picture of withCommonRanges(first, second)) {
    expect(picture.x.domain).toEqual([1, 4]);
    expect(picture.y.domain).toEqual([-1, 1]);
  }
});

test("withCommonRanges gives two maps one scale of colors", () => {
  const heat = { x: [], y: [], values: [], scale: "linear", cut: false, label: "" } as const;
  const [first, second] = withCommonRanges(
    { ...PICTURE, heat: { ...heat, domain: [0, 0.3] } },
    { ...PICTURE, heat: { ...heat, domain: [0.1, 0.5], cut: true } },
  );
  for (const picture of [first, second]) expect(picture.heat).toMatchObject({ domain: [0, 0.5], cut: true });
});
