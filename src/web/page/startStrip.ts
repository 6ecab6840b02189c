import { THUMBNAILS } from "virtual:typeset";
import { type ComponentChild, h } from "preact";
import { stroke } from "../plot/strokes.js";
import type { Theme } from "../plot/theme.js";
import { THUMBNAIL } from "../plot/thumbnailCurve.js";
import { PRESETS, type Preset } from "./presets.js";

/** Introduction of the page, in three sentences, and the starting points with their thumbnails. */
export function StartStrip({
  theme,
  onPreset,
}: {
  readonly theme: Theme;
  readonly onPreset: (preset: Preset) => void;
}): ComponentChild {
  return h(
    "section",
    { class: "start", "aria-label": "Introduction and starting points" },
    h(
      "p",
      { class: "intro" },
      "A learner is trained on labels of two kinds. Most follow a ",
      h("b", null, "rule"),
      ", which it can learn. A fraction ε are ",
      h("b", null, "facts"),
      ": coin flips, which it can only memorize. How well can one learner do both? ",
      h(
        "span",
        { class: "more" },
        "Every curve is exact in the limit of many inputs and samples, and follows the controls.",
      ),
    ),
    h(
      "ul",
      { class: "starts", "aria-label": "Start from" },
      PRESETS.map((preset) =>
        h(
          "li",
          { key: preset.name },
          h(
            "button",
            { type: "button", title: preset.about, onClick: () => onPreset(preset) },
            h("svg", {
              viewBox: `0 0 ${THUMBNAIL.width} ${THUMBNAIL.height}`,
              "aria-hidden": true,
              dangerouslySetInnerHTML: { __html: curvesOf(preset.name, theme) },
            }),
            h("span", null, preset.name),
          ),
        ),
      ),
    ),
  );
}

function curvesOf(name: string, theme: Theme): string {
  return (THUMBNAILS[name] ?? []).map(({ path, color }) => `<path d="${path}" ${stroke(color, theme)}/>`).join("");
}
