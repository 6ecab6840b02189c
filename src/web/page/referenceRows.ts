import { E_GEN, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import type { Pointed } from "./plotCard.js";
import type { ReadoutGroup, ReadoutRow } from "./readoutRows.js";

/** The reference values of one curve, as rows of the table. */
export interface ReferenceGroup extends ReadoutGroup {
  readonly channel: string;
}

/** Name of the row for each mark of the picture. */
export const MARK_ROWS: { readonly [mark in Exclude<NonNullable<Pointed["mark"]>, "simulated">]: string } = {
  best: "bestLambda",
  bayes: "bayesOptimalGeneralizationError",
};

const GENERALIZATION_SYMBOL = `$${OBSERVABLES[E_GEN].tex ?? ""}$`;
const LAMBDA = `$${PARAMETERS.lambda.tex ?? ""}$`;

/**
 * The values of the reference marks of every curve: the Bayes-optimal E_gen, the best lambda and E_gen there. The curve of the table's
 * point comes first, then the current curve, then the pins.
 *
 * The Bayes-optimal error is shown at the point of the table if it varies along the axis. The best lambda along such an axis is
 * drawn but not tabulated: it is an optimization at each point.
 *
 * @param curves The pins in their order, then the current curve.
 * @param at     The curve of the table's point, and the Bayes-optimal E_gen there. `always` shows that value also without a line in the
 *               picture, as for a map.
 */
export function referenceRows(
  curves: readonly ShownCurve[],
  at: { readonly channel: string; readonly bayes: number; readonly always?: boolean } | undefined,
): readonly ReferenceGroup[] {
  const groups = curves.flatMap((curve, index) => {
    const current = index === curves.length - 1;
    const { channel } = curve;
    const here = at?.channel === channel ? at : undefined;
    const rows = rowsOf(curve, here?.bayes, here?.always === true);
    const name = curves.length === 1 ? "references" : `references of ${curve.label}`;
    const rank = here !== undefined ? 0 : current ? 1 : 2;
    return rows.length === 0 ? [] : [{ channel, name, rows, rank }];
  });
  return groups.sort((a, b) => a.rank - b.rank).map(({ rank, ...group }) => group);
}

function rowsOf(
  { result: { marks } }: ShownCurve,
  bayesHere: number | undefined,
  always: boolean,
): readonly ReadoutRow[] {
  const { bayes, best } = marks ?? {};
  const value = always || typeof bayes === "object" ? bayesHere : bayes;
  return [
    ...(value === undefined
      ? []
      : [
          {
            name: MARK_ROWS.bayes,
            label: `Bayes ${GENERALIZATION_SYMBOL}`,
            words: "Bayes-optimal generalization error",
            value,
          },
        ]),
    ...(best === undefined || !("lambda" in best)
      ? []
      : [
          {
            name: MARK_ROWS.best,
            label: `best ${LAMBDA}`,
            words: "best lambda",
            value: best.lambda === Number.POSITIVE_INFINITY ? "∞" : best.lambda === 0 ? "0⁺" : best.lambda,
            ...(Number.isFinite(best.locationError) && best.locationError > 0 ? { error: best.locationError } : {}),
          },
          {
            name: "bestGeneralizationError",
            label: `${GENERALIZATION_SYMBOL}, best ${LAMBDA}`,
            words: "generalization error at the best lambda",
            value: best[E_GEN],
          },
        ]),
  ];
}
