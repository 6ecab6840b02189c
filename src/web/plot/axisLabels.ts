import { OBSERVABLE_LABELS, PARAMETER_LABELS } from "../../report/curveChart.js";

/** Labels of the axes and color bars, in LaTeX: typeset when the page is built. */
export const AXIS_LABELS = {
  ...PARAMETER_LABELS,
  generalizationError: OBSERVABLE_LABELS.generalizationError.axis,
  memorizationError: OBSERVABLE_LABELS.memorizationError.axis,
  ruleTrainingError: OBSERVABLE_LABELS.ruleTrainingError.axis,
  trainingError: OBSERVABLE_LABELS.trainingError.axis,
  trainingLoss: OBSERVABLE_LABELS.trainingLoss.axis,
  norm: OBSERVABLE_LABELS.norm.axis,
  capacity: "capacity $\\alpha_c$",
} as const;
