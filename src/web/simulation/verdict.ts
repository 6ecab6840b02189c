import { OBSERVABLE_NAMES, OBSERVABLES, type ObservableName } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS, type SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { leastOf } from "../../numerics/extremes.js";
import { shortLambda, shortNumber } from "../state/shortNumber.js";
import type { Measured, SimulatedRow } from "./simulationMessages.js";

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
export function verdict(rows: readonly SimulatedRow[], over: SweptParameter): string {
  const distances = rows.flatMap(({ value, observables }) =>
    measured(observables).flatMap(([name, { z }]) => (z === null ? [] : [{ value, name, z }])),
  );
  const [first] = distances;
  const sizes = simulatedSizes(rows) ?? "";
  if (first === undefined) return `${sizes}: one replica has no error bar`;
  const rms = Math.sqrt(distances.reduce((sum, { z }) => sum + z * z, 0) / distances.length);
  const most = distances.reduce((worst, next) => (Math.abs(next.z) > Math.abs(worst.z) ? next : worst), first);
  const place = `${PARAMETERS[over].symbol} = ${(over === "lambda" ? shortLambda : shortNumber)(most.value)}`;
  const largest = `${Math.abs(most.z).toFixed(1)} (${OBSERVABLES[most.name].symbol} at ${place})`;
  const fewest = leastOf(rows.map(({ replicas }) => replicas));
  const rough = fewest < FEW ? `; of ${fewest} replicas even the standard errors are rough` : "";
  const advice = Math.abs(most.z) > NOTABLE ? ADVICE : "";
  return `${sizes}: rms distance ${rms.toFixed(1)} standard errors, largest ${largest}; finite-size shifts of order 1/d included${rough}${advice}`;
}

/** The observables that were measured, with their names. */
function measured(observables: SimulatedRow["observables"]): [ObservableName, Measured][] {
  return OBSERVABLE_NAMES.flatMap((name): [ObservableName, Measured][] => {
    const found = observables[name];
    return found === undefined ? [] : [[name, found]];
  });
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
export function simulatedLine(
  row: SimulatedRow,
  over: SweptParameter,
  seen: readonly ObservableName[],
  whose: string,
): string {
  const parts = seen.flatMap((name) => {
    const found = row.observables[name];
    if (found === undefined) return [];
    const { mean, standardError, theory, z } = found;
    const error = standardError === null ? "" : ` ± ${shortNumber(standardError, DIGITS.error)}`;
    const told = theory === null ? "" : `, theory ${shortNumber(theory, DIGITS.mean)}`;
    return [
      `${OBSERVABLES[name].symbol} ${shortNumber(mean, DIGITS.mean)}${error}${told}${z === null ? "" : `, z = ${z.toFixed(1)}`}`,
    ];
  });
  const at = (over === "lambda" ? shortLambda : shortNumber)(row.value);
  return `Simulated at ${PARAMETERS[over].symbol} = ${at}, ${simulatedSizes([row])}${whose}: ${parts.join("; ")}`;
}
