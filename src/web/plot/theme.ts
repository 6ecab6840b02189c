import { PALETTE } from "../../report/drawing/lineStyle.js";

/** Colors of a picture. */
export interface Theme {
  readonly page: string;
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly palette: readonly string[];
}

/** Colors for paper and light screens: those of the figures. */
export const LIGHT: Theme = { page: "#ffffff", ink: "#1d1c1a", quiet: "#6b675f", grid: "#e9e6df", palette: PALETTE };

/** Colors for dark screens: lighter colors of the same hues. */
export const DARK: Theme = {
  page: "#1c1d20",
  ink: "#e6e3dc",
  quiet: "#a09b91",
  grid: "#2e2f33",
  palette: ["#5aaee6", "#f0b440", "#35c299", "#f28b50", "#9ad7fa", "#e6a6c8"],
};

/** Color of an index. The palette repeats. */
export function themeColor({ palette }: Theme, index: number): string {
  return palette[index % palette.length] as string;
}
