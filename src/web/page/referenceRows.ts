import type { ShownCurve } from "../plot/shownCurve.js";
import { channelOf } from "../theory/channels.js";
import type { Pointed } from "./plotCard.js";
import type { ReadoutGroup, ReadoutRow } from "./readoutRows.js";

/** The references of one curve, as lines of the table of values. */
export interface ReferenceGroup extends ReadoutGroup {
  readonly channel: string;
}

/** Which row a mark of the picture is. */
export const MARK_ROWS: { readonly [mark in Exclude<NonNullable<Pointed["mark"]>, "simulated">]: string } = {
  best: "bestLambda",
  bayes: "bayesOptimalGeneralizationError",
};

const E_GEN = "<i>E</i><sub>gen</sub>";

/**
 * The numbers of the marks of every curve: the Bayes-optimal E_gen, the best lambda and both errors there. The current curve comes first,
 * the pins after it under their labels.
 *
 * A reference that is a line of its own has another number at every point: that of the point which the table is about. The best lambda
 * along such a line is an optimization at each, and only drawn.
 *
 * @param curves The pins in their order, then the current curve.
 * @param at     The curve of the point that the table is about, and the Bayes-optimal E_gen there; `always` where that is told without a
 *               line, as on a map.
 */
export function referenceRows(
  curves: readonly ShownCurve[],
  at: { readonly channel: string; readonly bayes: number; readonly always?: boolean } | undefined,
): readonly ReferenceGroup[] {
  const groups = curves.flatMap((curve, index) => {
    const current = index === curves.length - 1;
    const channel = channelOf(curves, index);
    const here = at?.channel === channel ? at : undefined;
    const rows = rowsOf(curve, here?.bayes, here?.always === true);
    const name = current ? "references of the curve" : `references, ${curve.label}`;
    return rows.length === 0 ? [] : [{ channel, name, rows, current }];
  });
  return [...groups.filter(({ current }) => current), ...groups.filter(({ current }) => !current)].map(
    ({ current, ...group }) => group,
  );
}

function rowsOf(
  { result: { marks } }: ShownCurve,
  bayesHere: number | undefined,
  always: boolean,
): readonly ReadoutRow[] {
  const { bayes, best } = marks ?? {};
  const value = always || typeof bayes === "object" ? bayesHere : bayes;
  return [
    ...(value === undefined ? [] : [{ name: MARK_ROWS.bayes, symbol: `Bayes ${E_GEN}`, value }]),
    ...(best === undefined || !("lambda" in best)
      ? []
      : [
          {
            name: MARK_ROWS.best,
            symbol: "best <i>λ</i>",
            value: best.lambda === Number.POSITIVE_INFINITY ? "∞" : best.lambda === 0 ? "0⁺" : best.lambda,
            ...(Number.isFinite(best.locationError) && best.locationError > 0 ? { error: best.locationError } : {}),
          },
          { name: "bestGeneralizationError", symbol: `${E_GEN}, best <i>λ</i>`, value: best.generalizationError },
        ]),
  ];
}
