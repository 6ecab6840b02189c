import { type ComponentChild, h } from "preact";
import { useMemo } from "preact/hooks";
import { typeset } from "./typeset.js";

/** Units of an outline in one em. */
const UNIT = 1000;

/**
 * A typeset formula. One path: a group for each glyph would cost every frame of the page.
 *
 * @param name   Name of the formula among those that are typeset while the page is built.
 * @param spoken Text for screen readers. Default: hidden from them, which need words beside it.
 */
export function Formula({ name, spoken }: { readonly name: string; readonly spoken?: string }): ComponentChild {
  const { outline, width, ascent, descent } = typeset(name);
  if (outline === "") return h("i", null, name);
  return h(
    "svg",
    {
      class: "math",
      ...(spoken === undefined ? { "aria-hidden": true } : { role: "img" as const, "aria-label": spoken }),
      width: `${width / UNIT}em`,
      height: `${(ascent + descent) / UNIT}em`,
      viewBox: `0 ${-ascent} ${width} ${ascent + descent}`,
      style: `vertical-align:${-descent / UNIT}em`,
    },
    h("path", { d: outline }),
  );
}

/**
 * A label with typeset mathematics.
 *
 * @param label Text with LaTeX between dollar signs, such as "best $\\lambda$".
 * @param words The label in words, for screen readers. Default: the label has no mathematics.
 */
export function MathLabel({ label, words }: { readonly label: string; readonly words?: string }): ComponentChild {
  return useMemo(() => {
    const parts = label
      .split("$")
      .map((part, index) => (index % 2 === 1 ? h(Formula, { name: part }) : part))
      // Preact writes an empty text anew with every drawing.
      .filter((part) => part !== "");
    if (!label.includes("$") || words === undefined) return parts;
    return [h("span", { "aria-hidden": true }, parts), h("span", { class: "spoken" }, words)];
  }, [label, words]);
}
