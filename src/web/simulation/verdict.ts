import { shortNumber } from "../state/curveLabel.js";
import type { SimulatedRow } from "./simulationMessages.js";

/** What the swept parameter and the measured numbers are called. */
const SYMBOLS: { readonly [name: string]: string } = {
  alpha: "α",
  epsilon: "ε",
  lambda: "λ",
  gamma: "γ",
  kappa: "κ",
  generalizationError: "E_gen",
  memorizationError: "E_mem",
  ruleTrainingError: "E_rule",
  trainingError: "E_train",
  trainingLoss: "training loss",
};

/**
 * How far simulated points lie from the theory, in words: the scatter of all that was measured, and the largest distance with its place, so
 * that no single deviation is averaged away.
 *
 * @param rows Of one curve.
 * @param over The parameter that runs along it.
 */
export function verdict(rows: readonly SimulatedRow[], over: string): string {
  const distances = rows.flatMap(({ value, observables }) =>
    Object.entries(observables).flatMap(([name, { z }]) => (z === null ? [] : [{ value, name, z }])),
  );
  const [first] = distances;
  if (first === undefined) return "simulated; one replica has no error bar";
  const rms = Math.sqrt(distances.reduce((sum, { z }) => sum + z * z, 0) / distances.length);
  const most = distances.reduce((worst, next) => (Math.abs(next.z) > Math.abs(worst.z) ? next : worst), first);
  const place = `${SYMBOLS[over] ?? over} = ${over === "lambda" && most.value === 0 ? "0⁺" : shortNumber(most.value)}`;
  const largest = `${Math.abs(most.z).toFixed(1)} (${SYMBOLS[most.name] ?? most.name} at ${place})`;
  return `rms distance ${rms.toFixed(1)} standard errors, largest ${largest}; finite-size shifts of order 1/d included`;
}
