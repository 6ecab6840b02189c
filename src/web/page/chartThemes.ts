import { HEAT_COLORS, LABELS } from "virtual:typeset";
import { useEffect, useState } from "preact/hooks";
import type { MathText } from "../../report/drawing/mathText.js";
import { labelFrom } from "../plot/labelShapes.js";
import type { ChartTheme } from "../plot/svgPicture.js";
import { DARK, LIGHT } from "../plot/theme.js";

const NOTHING: MathText = { outline: "", width: 0, ascent: 0, descent: 0 };
const outlines = new Map<string, MathText>();

/** The outline of a label, put together when it is first drawn. */
function typeset(label: string): MathText {
  const known = outlines.get(label);
  if (known !== undefined) return known;
  const text = labelFrom(LABELS, label) ?? NOTHING;
  outlines.set(label, text);
  return text;
}

/** Light theme, also for files. */
export const LIGHT_CHART: ChartTheme = { theme: LIGHT, typeset, heatColors: HEAT_COLORS };

/** Dark theme. */
const DARK_CHART: ChartTheme = { theme: DARK, typeset, heatColors: HEAT_COLORS };

/** True if a media query matches. Follows changes. */
export function useMedia(media: string): boolean {
  const [query] = useState(() => matchMedia(media));
  const [matches, setMatches] = useState(query.matches);
  useEffect(() => {
    const listen = (): void => setMatches(query.matches);
    query.addEventListener("change", listen);
    return () => query.removeEventListener("change", listen);
  }, [query]);
  return matches;
}

/** The theme of the system. */
export function useChartTheme(): ChartTheme {
  return useMedia("(prefers-color-scheme: dark)") ? DARK_CHART : LIGHT_CHART;
}
