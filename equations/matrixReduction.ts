import { exp, log } from "../src/numerics/elementary.js";
import { RESPONSE_FLOOR } from "./reduction.js";
import type { MatrixModel, PositivePart } from "./types.js";

/** Place of a learner of matrices on the line of regularizations, and the meaning of its first unknown x. */
export interface MatrixRegime {
  /** regular: x = log V, lambda V = lambda e^x. interpolating: V = Infinity, x = log(lambda V). ridgeless: x = log V, lambda V = 0. */
  readonly name: "regular" | "interpolating" | "ridgeless";
}

/** The three unknowns: x of the regime, y = log tau, z = log m. */
export interface MatrixCoordinates {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Everything known at a point: the cavity, the conjugates and lambda in units of the response, and what is positive of the field. */
export interface MatrixState {
  readonly V: number;
  readonly m: number;
  readonly tau: number;
  /** V mHat, V^2 qHat, V VHat, alpha included, and V lambda. */
  readonly mHat: number;
  readonly qHat: number;
  readonly VHat: number;
  readonly ridge: number;
  readonly positive: PositivePart;
}

/** Three residuals with their Jacobian, row by row, and the state they were taken at. */
export interface MatrixPoint {
  readonly coordinates: MatrixCoordinates;
  readonly residuals: readonly [number, number, number];
  readonly jacobian: readonly number[];
  readonly state: MatrixState;
}

/**
 * The three equations left after the channel and the spectrum are joined, in x, y = log tau, z = log m.
 *
 *   first  = log(V VHat) - log(2 dF/dqHat)
 *   second = log(m V VHat) - log(dF/dmHat)
 *   third  = log(2 F - (dF/dmHat)^2) / 2 - log(V VHat) - log tau
 *
 * with F at (V mHat, V^2 qHat, V lambda). m is positive, because both matrices are.
 *
 * @returns A function that gives undefined where no eigenvalue of the field is positive.
 *
 * Source: equations/README.md (LF.7).
 */
export function matrixEquations(
  model: MatrixModel,
  regime: MatrixRegime,
): (coordinates: MatrixCoordinates) => MatrixPoint | undefined {
  const { alpha, channel, lambda, spectrum } = model;
  const interpolating = regime.name === "interpolating";
  return (coordinates) => {
    const { x, y, z } = coordinates;
    const first = exp(x);
    const V = interpolating ? Number.POSITIVE_INFINITY : first;
    const ridge = interpolating ? first : regime.name === "ridgeless" ? 0 : lambda * first;
    const tau = exp(y);
    const m = exp(z);
    const alignment = channel.alignment(V, tau);
    const f = channel.fluctuation({ V, m, tau });
    const mHat = alpha * alignment.mHat;
    const qHat = alpha * f.qHat;
    const VHat = alpha * f.VHat + RESPONSE_FLOOR;
    if (!(qHat > 0) || !Number.isFinite(qHat) || !Number.isFinite(mHat) || !Number.isFinite(ridge)) return undefined;
    const positive = spectrum.positivePart(mHat, qHat, ridge);
    if (positive === undefined || !(positive.spread > 0) || !(positive.byQ > 0) || !(positive.byM > 0))
      return undefined;
    const { byM, byQ, spread, mean, byMM, byMQ, byMLambda, byQQ, byQLambda } = positive;
    const onV = interpolating ? 0 : 1;
    // Rows: mHat, qHat, log VHat and ridge by x, y, z.
    const mHatBy = [alpha * alignment.mHatByLogV * onV, alpha * alignment.mHatByLogTau, 0] as const;
    const qHatBy = [alpha * f.qHatByLogV * onV, alpha * f.qHatByLogTau, alpha * f.qHatByM * m] as const;
    const logVHatBy = [
      (alpha * f.VHatByLogV * onV) / VHat,
      (alpha * f.VHatByLogTau) / VHat,
      (alpha * f.VHatByM * m) / VHat,
    ] as const;
    const jacobian: number[] = [];
    const rows: number[][] = [[], [], []];
    for (let k = 0; k < 3; k++) {
      const dM = mHatBy[k]!;
      const dQ = qHatBy[k]!;
      const dL = k === 0 ? ridge : 0;
      const dByM = byMM * dM + byMQ * dQ + byMLambda * dL;
      const dByQ = byMQ * dM + byQQ * dQ + byQLambda * dL;
      const dEnergy = byM * dM + byQ * dQ - mean * dL;
      rows[0]!.push(logVHatBy[k]! - dByQ / byQ);
      rows[1]!.push((k === 2 ? 1 : 0) + logVHatBy[k]! - dByM / byM);
      rows[2]!.push((dEnergy - byM * dByM) / spread - logVHatBy[k]! - (k === 1 ? 1 : 0));
    }
    for (const row of rows) jacobian.push(...row);
    const logVHat = log(VHat);
    return {
      coordinates,
      residuals: [logVHat - log(2 * byQ), z + logVHat - log(byM), 0.5 * log(spread) - logVHat - y],
      jacobian,
      state: { V, m, tau, mHat, qHat, VHat, ridge, positive },
    };
  };
}
