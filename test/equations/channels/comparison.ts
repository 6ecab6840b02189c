import type { Cavity, Channel } from "../../../equations/types.js";
import { derivative } from "../../numerics/derivative.js";
import { disagreement } from "../../numerics/disagreement.js";
import { HAND_PICKED } from "./cavities.js";
import { definedAverages } from "./definition.js";

const PARTIALS = ["ByLogV", "ByLogTau", "ByM"] as const;

/** Sizes of the averages of a cavity: fields and displacements no larger than these occur. */
function sizesOf({ V, m, tau }: Cavity): { readonly mHat: number; readonly VHat: number; readonly qHat: number } {
  const shift = Math.min(V, 1 + Math.hypot(m, tau));
  return { mHat: Math.min(V, 1 + tau), VHat: 1, qHat: shift * shift };
}

/**
 * Differences between two channels at a cavity, in all averages and their partial derivatives.
 *
 * @param relative Allowed relative to the average; for a derivative relative to what it is the derivative of.
 * @param floor    Allowed relative to the largest value the average can have: tails beyond 9.5 standard deviations.
 */
export function channelGaps(a: Channel, b: Channel, cavity: Cavity, relative: number, floor: number): string[] {
  const sizes = sizesOf(cavity);
  const where = JSON.stringify({ epsilon: a.epsilon, ...cavity, V: String(cavity.V) });
  const check = (name: string, x: number, y: number, own: number, size: number): string[] =>
    disagreement(`${a.loss.name} ${name} at ${where}`, x, y, { absolute: relative * Math.abs(own) + floor * size });
  const [left, right] = [a.alignment(cavity.V, cavity.tau), b.alignment(cavity.V, cavity.tau)];
  const [here, there] = [a.fluctuation(cavity), b.fluctuation(cavity)];
  const fluctuations = (["VHat", "qHat"] as const).flatMap((name) => [
    ...check(name, here[name], there[name], there[name], sizes[name]),
    ...PARTIALS.flatMap((by) => {
      const unit = by === "ByM" ? cavity.tau : 1;
      return check(`${name}${by}`, unit * here[`${name}${by}`], unit * there[`${name}${by}`], there[name], sizes[name]);
    }),
  ]);
  return [
    ...check("mHat", left.mHat, right.mHat, right.mHat, sizes.mHat),
    ...check("mHatByLogV", left.mHatByLogV, right.mHatByLogV, right.mHat, sizes.mHat),
    ...check("mHatByLogTau", left.mHatByLogTau, right.mHatByLogTau, right.mHat, sizes.mHat),
    ...fluctuations,
  ];
}

/** The cavity with one coordinate moved: log V, log tau, or m in units of tau. */
function moved({ V, m, tau }: Cavity, by: (typeof PARTIALS)[number], step: number): Cavity {
  if (by === "ByLogV") return { V: V * Math.exp(step), m, tau };
  if (by === "ByLogTau") return { V, m, tau: tau * Math.exp(step) };
  return { V, m: m + step * tau, tau };
}

/** Rounding of a number near one over the step, 1e-16 / 1e-4, leaves twelve digits of a difference; three are kept back. */
const STEP = 1e-4;
const DIFFERENCE = 1e-9;

/** Partial derivatives of a channel that are not the central differences of its averages. */
export function derivativeGaps(channel: Channel, cavity: Cavity): string[] {
  const sizes = sizesOf(cavity);
  const { VHat, qHat, ...partials } = channel.fluctuation(cavity);
  const { mHat, mHatByLogV, mHatByLogTau } = channel.alignment(cavity.V, cavity.tau);
  const slope = (average: (at: Cavity) => number, by: (typeof PARTIALS)[number]): number =>
    derivative((step) => average(moved(cavity, by, step)), 0, STEP);
  const check = (name: string, exact: number, numeric: number, own: number, size: number): string[] => {
    const where = `${channel.loss.name} ${name} at ${JSON.stringify({ epsilon: channel.epsilon, ...cavity })}`;
    return disagreement(where, exact, numeric, { absolute: DIFFERENCE * Math.abs(own) + 1e-11 * size });
  };
  const aligned = (at: Cavity): number => channel.alignment(at.V, at.tau).mHat;
  return [
    ...check("mHatByLogV", mHatByLogV, slope(aligned, "ByLogV"), mHat, sizes.mHat),
    ...check("mHatByLogTau", mHatByLogTau, slope(aligned, "ByLogTau"), mHat, sizes.mHat),
    ...PARTIALS.flatMap((by) => {
      const unit = by === "ByM" ? cavity.tau : 1;
      return [
        ...check(
          `VHat${by}`,
          unit * partials[`VHat${by}`],
          slope((at) => channel.fluctuation(at).VHat, by),
          VHat,
          sizes.VHat,
        ),
        ...check(
          `qHat${by}`,
          unit * partials[`qHat${by}`],
          slope((at) => channel.fluctuation(at).qHat, by),
          qHat,
          sizes.qHat,
        ),
      ];
    }),
  ];
}

/**
 * Gradient of the mean Moreau envelope E[M(u)] against the averages: what makes the free energy stationary.
 *
 * dE[M]/dV = -E[(prox - u)^2] / 2V^2, and at fixed q dE[M]/dm = -mHat / V, at fixed m dE[M]/dq = VHat / 2V.
 */
export function envelopeGaps(channel: Channel, { V, m, tau }: Cavity): string[] {
  const q = m * m + tau * tau;
  const envelope = (overlaps: { V: number; m: number; q: number }): number => {
    const cavity = { V: overlaps.V, m: overlaps.m, tau: Math.sqrt(overlaps.q - overlaps.m * overlaps.m) };
    return channel.trainingLoss(cavity) + channel.fluctuation(cavity).qHat / (2 * overlaps.V);
  };
  const { mHat } = channel.alignment(V, tau);
  const { VHat, qHat } = channel.fluctuation({ V, m, tau });
  const width = 1e-3 * Math.min(1, tau * tau);
  const where = `${channel.loss.name} envelope at ${JSON.stringify({ epsilon: channel.epsilon, V, m, tau })}`;
  // The envelope is of order 1 + sqrt q, rounded to 1e-15, over steps of 1e-3 of the smallest scale.
  const absolute = (3e-12 * (1 + q)) / width;
  return [
    ...disagreement(
      `${where} by V`,
      derivative((x) => envelope({ V: x, m, q }), V, 1e-3 * V),
      -qHat / (2 * V * V),
      {
        absolute: (3e-11 * (1 + q)) / V,
      },
    ),
    ...disagreement(
      `${where} by m`,
      derivative((x) => envelope({ V, m: x, q }), m, 0.1 * width),
      -mHat / V,
      { absolute },
    ),
    ...disagreement(
      `${where} by q`,
      derivative((x) => envelope({ V, m, q: x }), q, 0.1 * width),
      VHat / (2 * V),
      { absolute },
    ),
  ];
}

/**
 * Differences between a channel's averages and their definition, integrated adaptively, at clean, mixed and random labels.
 *
 * @param tolerance Allowed, absolute and relative; the adaptive rule stops at an absolute 1e-14 and at 9 standard deviations.
 */
export function definitionGaps(channelOf: (epsilon: number) => Channel, tolerance: number): string[] {
  return [0, 0.3, 1].flatMap((epsilon) =>
    HAND_PICKED.flatMap((cavity) => {
      const channel = channelOf(epsilon);
      const expected = definedAverages(channel.loss, epsilon, cavity);
      const { VHat, qHat } = channel.fluctuation(cavity);
      const actual = {
        mHat: channel.alignment(cavity.V, cavity.tau).mHat,
        VHat,
        qHat,
        trainingLoss: channel.trainingLoss(cavity),
      };
      return (Object.keys(expected) as (keyof typeof expected)[]).flatMap((average) =>
        disagreement({ average, epsilon, ...cavity }, actual[average], expected[average], {
          relative: tolerance,
          absolute: tolerance,
        }),
      );
    }),
  );
}
