/** Themes of a picture: for paper, and for dark slides. */
export const THEMES = ["light", "dark"] as const;

/** Name of a theme. */
export type ThemeName = (typeof THEMES)[number];

/** Colors of a picture on paper, and what takes their place on a dark page: lighter colors of the same hues. */
const DARK: Readonly<Record<string, string>> = {
  ...{ "#ffffff": "#1c1d20", "#000000": "#e6e3dc", "#707070": "#a09b91" },
  ...{ "#0072B2": "#5aaee6", "#E69F00": "#f0b440", "#009E73": "#35c299" },
  ...{ "#D55E00": "#f28b50", "#56B4E9": "#9ad7fa", "#CC79A7": "#e6a6c8" },
};

/** The inside of a frame: an SVG element within the picture. */
const FRAME = /<svg x="[\s\S]*?<\/svg>/g;

/**
 * A picture on paper in the colors of a theme.
 *
 * @param svg    A picture as chart draws it.
 * @param isMap  Whether each panel, in their order, is a map: its colors are values, and they stay.
 */
export function themed(svg: string, theme: ThemeName, isMap: readonly boolean[]): string {
  if (theme === "light") return svg;
  const frames = svg.match(FRAME) ?? [];
  const around = svg.split(FRAME).map(darkened);
  return around
    .map((piece, index) => {
      const frame = frames[index];
      if (frame === undefined) return piece;
      return piece + (isMap[index] === true ? onPaper(frame) : darkened(frame));
    })
    .join("");
}

function darkened(svg: string): string {
  return svg.replace(/#[0-9a-fA-F]{6}\b/g, (color) => DARK[color] ?? color);
}

/** A map with the white ground that its gaps show. */
function onPaper(frame: string): string {
  return frame.replace(/^<svg [^>]*>/, (tag) => `${tag}<rect x="0" y="0" width="100%" height="100%" fill="#ffffff"/>`);
}
