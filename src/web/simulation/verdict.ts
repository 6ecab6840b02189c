import { shortLambda, shortNumber } from "../state/shortNumber.js";
import type { SimulatedRow } from "./simulationMessages.js";

/** Symbols of parameters and observables. */
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

/** With fewer replicas than this their standard error is itself uncertain. */
const FEW = 5;

/** Distance in standard errors beyond which the message says what to do. */
const NOTABLE = 3;
const ADVICE =
  ". Above 3: take more replicas or another seed. A distance that stays is a finite-size shift if it shrinks like 1/d at a larger d";

/** Sizes and numbers of replicas of simulated points, in words. Undefined without points. */
export function simulatedSizes(rows: readonly SimulatedRow[]): string | undefined {
  const sizes = rows.map(({ d, replicas }) => `d = ${d}, ${replicas} ${replicas === 1 ? "replica" : "replicas"}`);
  return sizes.length === 0 ? undefined : [...new Set(sizes)].join(" and ");
}

/**
 * Compares simulated points with the theory, in words: the rms distance of all measurements, and the largest one with its place.
 *
 * @param rows Points of one curve.
 * @param over Parameter of its axis.
 */
export function verdict(rows: readonly SimulatedRow[], over: string): string {
  const distances = rows.flatMap(({ value, observables }) =>
    Object.entries(observables).flatMap(([name, { z }]) => (z === null ? [] : [{ value, name, z }])),
  );
  const [first] = distances;
  const sizes = simulatedSizes(rows) ?? "";
  if (first === undefined) return `${sizes}: one replica has no error bar`;
  const rms = Math.sqrt(distances.reduce((sum, { z }) => sum + z * z, 0) / distances.length);
  const most = distances.reduce((worst, next) => (Math.abs(next.z) > Math.abs(worst.z) ? next : worst), first);
  const place = `${SYMBOLS[over] ?? over} = ${(over === "lambda" ? shortLambda : shortNumber)(most.value)}`;
  const largest = `${Math.abs(most.z).toFixed(1)} (${SYMBOLS[most.name] ?? most.name} at ${place})`;
  const fewest = Math.min(...rows.map(({ replicas }) => replicas));
  const rough = fewest < FEW ? `; of ${fewest} replicas even the standard errors are rough` : "";
  const advice = Math.abs(most.z) > NOTABLE ? ADVICE : "";
  return `${sizes}: rms distance ${rms.toFixed(1)} standard errors, largest ${largest}; finite-size shifts of order 1/d included${rough}${advice}`;
}

/** Digits of a mean and of its error. */
const DIGITS = { mean: 5, error: 2 } as const;

/**
 * One simulated point in words: mean, standard error, theory, and the distance between them in standard errors.
 *
 * @param row   Its measurements.
 * @param over  Parameter of the axis.
 * @param seen  Observables that the picture shows.
 * @param whose Label of its curve, in brackets, if there are several.
 */
export function simulatedLine(row: SimulatedRow, over: string, seen: readonly string[], whose: string): string {
  const parts = seen.flatMap((name) => {
    const measured = row.observables[name];
    if (measured === undefined) return [];
    const { mean, standardError, theory, z } = measured;
    const error = standardError === null ? "" : ` ± ${shortNumber(standardError, DIGITS.error)}`;
    const told = theory === null ? "" : `, theory ${shortNumber(theory, DIGITS.mean)}`;
    return [
      `${SYMBOLS[name] ?? name} ${shortNumber(mean, DIGITS.mean)}${error}${told}${z === null ? "" : `, z = ${z.toFixed(1)}`}`,
    ];
  });
  const at = (over === "lambda" ? shortLambda : shortNumber)(row.value);
  return `Simulated at ${SYMBOLS[over] ?? over} = ${at}, ${simulatedSizes([row])}${whose}: ${parts.join("; ")}`;
}
