import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** 2000 points, more than are computed before a signal arrives. */
export const LONG_PLAN = `name: long
fixed: {model: kernel, loss: logistic, epsilon: 0.1, gamma: 1}
axes:
  alpha: {from: 0.1, to: 100, count: 40, scale: log}
  lambda: {from: 1e-3, to: 1e2, count: 50, scale: log}
compute: points
keep: [generalizationError]
`;
/** The same in a moment. */
export const QUICK_PLAN = LONG_PLAN.replace("logistic", "square").replace(
  "[generalizationError]",
  "[generalizationError, V, regime, iterations]",
);

/** Writes a plan into a folder. */
export function planIn(folder: string, text: string): string {
  const path = join(folder, "plan.yaml");
  writeFileSync(path, text);
  return path;
}
