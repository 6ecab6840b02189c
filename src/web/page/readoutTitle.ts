import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import type { ExplorerState } from "../state/explorerState.js";
import { shortLambda, shortNumber } from "../state/shortNumber.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";
import { VIEWS } from "../views.js";
import type { Pointed } from "./plotCard.js";

/** Heading of the table of values: the value of the swept parameter, and the pin that the point lies on. */
export function readoutTitle(
  { view }: ExplorerState,
  curves: readonly Pick<ShownCurve, "label" | "channel">[],
  answer: DetailsAnswer | ThresholdAnswer | undefined,
  pointed: Pointed | undefined,
): string {
  const { over } = VIEWS[view];
  const value = answer?.point[over] as number | string | undefined;
  const pinned = curves.slice(0, -1).find(({ channel }) => channel === pointed?.channel);
  const pin = pinned === undefined ? "" : `, ${pinned.label}`;
  if (answer === undefined || value === undefined) return "Values";
  const lambda = view === "map" ? `, λ = ${written(answer.point.lambda)}` : "";
  return `At ${PARAMETERS[over].symbol} = ${over === "lambda" || value === "inf" ? written(value) : shortNumber(Number(value))}${lambda}${pin}`;
}

function written(value: number | string): string {
  if (value === "inf") return "∞";
  return value === "0+" ? "0⁺" : shortLambda(Number(value));
}
