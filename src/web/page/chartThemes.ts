import { HEAT_COLORS } from "virtual:typeset";
import { useEffect, useState } from "preact/hooks";
import type { ChartTheme } from "../plot/svgPicture.js";
import { DARK, LIGHT } from "../plot/theme.js";
import { typeset } from "./typeset.js";

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
