import type { CurveSettings } from "../state/curveSettings.js";
import type { ViewName } from "../views.js";

/** An equation of the sheet, as it is shown beside the curves that it makes. */
export interface Equation {
  /** Label in equations/README.md. */
  readonly label: string;
  /** Tells apart two equations with the same label. */
  readonly form?: string;
  readonly name: string;
  readonly tex: string;
  /** Text alternative for screen readers. */
  readonly spoken: string;
  /** True if the equation is used by the curve in this view. `bayes` says whether the Bayes-optimal error is drawn. */
  readonly holds: (settings: CurveSettings, view: ViewName, bayes: boolean) => boolean;
}
