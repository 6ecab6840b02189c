import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { chart } from "../../src/report/chart.js";
import { PICTURE_FORMATS, picture } from "../../src/report/picture.js";
import { figure, panel } from "./figures.js";

const SVG = chart(figure([panel()]));
const BEGINNINGS = { ".svg": "<svg", ".png": "\x89PNG", ".pdf": "%PDF" } as const;

test.each(PICTURE_FORMATS)("picture writes the format of a file that ends in %s", async (ending) => {
  for (const name of [`figure${ending}`, `FIGURE${ending.toUpperCase()}`]) {
    const bytes = await picture(SVG, name);
    expect(Buffer.from(bytes.subarray(0, 4)).toString("latin1")).toBe(BEGINNINGS[ending]);
  }
});

test.each(["figure.jpg", "figure", "svg", ""])("picture throws a ParameterError for a file named %j", async (name) => {
  await expect(picture(SVG, name)).rejects.toThrow(ParameterError);
});
