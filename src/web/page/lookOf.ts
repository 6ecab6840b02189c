import { HEAT_COLORS, LABELS } from "virtual:typeset";
import type { MathText } from "../../report/drawing/mathText.js";
import type { Look } from "../plot/svgPicture.js";
import { DARK, LIGHT } from "../plot/theme.js";

const NOTHING: MathText = { outline: "", width: 0, ascent: 0, descent: 0 };
const typeset = (label: string): MathText => LABELS[label] ?? NOTHING;

/** How pictures look on a light screen and in files. */
export const LIGHT_LOOK: Look = { theme: LIGHT, typeset, heatColors: HEAT_COLORS };

/** How pictures look on a dark screen. */
export const DARK_LOOK: Look = { theme: DARK, typeset, heatColors: HEAT_COLORS };
