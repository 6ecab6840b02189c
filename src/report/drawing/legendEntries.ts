import type { Figure, Guide, HorizontalLine, Line, Marker, Panel, ReferenceStyle, VerticalLine } from "../figure.js";
import type { Hatch } from "../heatMap.js";

/** One sample and its label. The order of kinds is that of the legend. */
export type LegendEntry =
  | { readonly kind: "line"; readonly label: string; readonly color: Line["color"]; readonly dash: number }
  | { readonly kind: "marker"; readonly label: string; readonly shape: Marker["shape"]; readonly filled: boolean }
  | { readonly kind: "reference"; readonly label: string; readonly style: ReferenceStyle | "guide" }
  | { readonly kind: "region"; readonly label: string; readonly look: Hatch | "blank" }
  | { readonly kind: "gap"; readonly label: string };

/** Entries of the legend of the whole figure, and of the legend of each panel. */
export interface LegendEntries {
  readonly shared: readonly LegendEntry[];
  readonly own: readonly (readonly LegendEntry[])[];
}

/**
 * The legends a figure needs.
 *
 * A look (color and dashes, shape, style) that has the same label in every panel is in one shared legend. A look that has
 * different labels, as when each panel has its own set of angles, is in the legend of each panel. So is the rest of such a set.
 * A single panel has a legend of its own. Things without a label are in no legend, and neither are those whose label is written beside them.
 *
 * @param written For each panel, the things whose labels are written in its frame; defaults to none.
 *
 * @example
 * legendEntries({ width: "one-column", panels: [] }).shared // => []
 */
export function legendEntries(
  figure: Figure,
  written: readonly ReadonlySet<VerticalLine | HorizontalLine | Guide>[] = [],
): LegendEntries {
  if (figure.legend === "none") return { shared: [], own: figure.panels.map(() => []) };
  const perPanel = figure.panels.map((panel, index) => distinct(entriesOf(panel, written[index] ?? new Set())));
  if (figure.panels.length < 2) return { shared: [], own: perPanel };
  const all = distinct(perPanel.flat());
  const ambiguous = (entry: LegendEntry): boolean =>
    all.some(
      (other) =>
        (look(other) === look(entry) && other.label !== entry.label) ||
        (other.kind === entry.kind && other.label === entry.label && look(other) !== look(entry)),
    );
  const restOfSet = (entry: LegendEntry): boolean => {
    const having = perPanel.filter((entries) => entries.some((other) => isSame(other, entry)));
    const set = (entries: readonly LegendEntry[]): boolean =>
      entries.some((other) => other.kind === entry.kind && ambiguous(other));
    return having.length < perPanel.length && having.every(set);
  };
  const isOwn = (entry: LegendEntry): boolean => ambiguous(entry) || restOfSet(entry);
  const shared = all.filter((entry) => !isOwn(entry));
  return {
    shared: KINDS.flatMap((kind) => shared.filter((entry) => entry.kind === kind)),
    own: perPanel.map((entries) => entries.filter(isOwn)),
  };
}

const KINDS = ["line", "marker", "reference", "region", "gap"] as const;

function entriesOf(
  { lines = [], markers = [], verticalLines = [], horizontalLines = [], guides = [], heatMap, cloud, gaps }: Panel,
  written: ReadonlySet<VerticalLine | HorizontalLine | Guide>,
): LegendEntry[] {
  const references = [...verticalLines, ...horizontalLines].filter((line) => !written.has(line));
  const unwritten = guides.filter((guide) => !written.has(guide));
  const entries: LegendEntry[] = [
    ...lines.map((line) => ({ kind: "line" as const, label: line.label, color: line.color, dash: dashOf(line) })),
    ...markers.map(({ label = "", shape, filled }) => ({ kind: "marker" as const, label, shape, filled })),
    ...references.map(({ label, style }) => ({ kind: "reference" as const, label, style })),
    ...unwritten.map(({ label }) => ({ kind: "reference" as const, label, style: "guide" as const })),
    ...(heatMap?.regions ?? []).map(({ label, hatch: look = "rising" }) => ({ kind: "region" as const, label, look })),
    ...(heatMap?.gapLabel === undefined
      ? []
      : [{ kind: "region" as const, label: heatMap.gapLabel, look: "blank" as const }]),
    ...(cloud?.gapLabel === undefined ? [] : [{ kind: "gap" as const, label: cloud.gapLabel }]),
    ...(gaps === undefined || gaps.x.length === 0 ? [] : [{ kind: "gap" as const, label: gaps.label }]),
  ];
  return entries.filter(({ label }) => label !== "");
}

function dashOf(line: Line): number {
  return line.dash ?? (line.color === "black" ? 0 : line.color);
}

/** The look of an entry: all of it but the label. */
function look(entry: LegendEntry): string {
  return JSON.stringify({ ...entry, label: "" });
}

function isSame(one: LegendEntry, other: LegendEntry): boolean {
  return one.label === other.label && look(one) === look(other);
}

function distinct(entries: readonly LegendEntry[]): LegendEntry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
