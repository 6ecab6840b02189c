import { type ComponentChild, h } from "preact";
import { labelTex, labelWords } from "../plot/labelText.js";
import { markSample } from "../plot/markerDrawing.js";
import type { PictureMark } from "../plot/picture.js";
import type { Theme } from "../plot/theme.js";
import { MathLabel } from "./mathLabel.js";

/** Legend of the marks of the picture: on the page what the legend of a saved picture is in the file. */
export function MarkLegend({
  marks,
  theme,
}: {
  readonly marks: readonly PictureMark[];
  readonly theme: Theme;
}): ComponentChild {
  return h(
    "ul",
    { class: "marks", "aria-label": "Marks" },
    marks.map(({ sample, label }) =>
      h(
        "li",
        { key: sample },
        h("svg", {
          class: "sample",
          width: widthOf(sample),
          height: 16,
          "aria-hidden": true,
          dangerouslySetInnerHTML: { __html: markSample(sample, widthOf(sample) / 2, 8, theme) },
        }),
        h("span", { class: "spoken" }, labelWords(label)),
        h("span", { "aria-hidden": true }, h(MathLabel, { label: labelTex(label) })),
      ),
    ),
  );
}

/** Width of a sample, in pixels. */
function widthOf(sample: PictureMark["sample"]): number {
  return sample === "dashed" || sample === "dotted" || sample === "grey" ? 34 : 18;
}
