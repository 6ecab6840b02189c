import { exp, log1p } from "../src/numerics/elementary.js";

/**
 * A loss of a student: how far its output z is from its teacher's output t, convex in z and smooth between its kinks.
 *
 * Functions are called with finite arguments only and never at a kink.
 */
export interface StudentLoss {
  readonly name: string;
  readonly cost: (z: number, t: number) => number;
  /** First derivative by z. */
  readonly slope: (z: number, t: number) => number;
  /** Second derivative by z, >= 0. */
  readonly curvature: (z: number, t: number) => number;
  /** Values of z where the slope or the curvature jumps, in increasing order. */
  readonly kinks: (t: number) => readonly number[];
  /** The z at which it is least, of smallest size; infinite where it falls for ever. */
  readonly target: (t: number) => number;
  /** True if it stays the same when both outputs change their signs. */
  readonly symmetric: boolean;
}

/** True if a value is a loss of a student and not the text of one. */
export function isStudentLoss(value: unknown): value is StudentLoss {
  return typeof value === "object" && value !== null && "cost" in value && typeof value.cost === "function";
}

/**
 * log(1 + e^z) - p z with p = 1 / (1 + e^(-t / T)): cross entropy with the probabilities that the teacher gives at temperature T.
 *
 * @param temperature T, [0, Infinity); 0 gives hard labels.
 */
export function softLogistic(temperature: number): StudentLoss {
  const scaled = (t: number): number =>
    temperature > 0 ? t / temperature : t === 0 ? 0 : Math.sign(t) * Number.POSITIVE_INFINITY;
  // A sample is asked for many z at one t, and for slope and curvature at one z.
  const teacher = { t: Number.NaN, one: 0, zero: 0 };
  const student = { z: Number.NaN, decay: 0 };
  const probabilities = (t: number): typeof teacher => {
    if (teacher.t !== t) {
      const s = scaled(t);
      teacher.t = t;
      teacher.one = sigmoid(s);
      teacher.zero = sigmoid(-s);
    }
    return teacher;
  };
  const decayAt = (z: number): number => {
    if (student.z !== z) {
      student.z = z;
      student.decay = exp(-Math.abs(z));
    }
    return student.decay;
  };
  return {
    name: "logistic",
    cost: (z, t) => {
      const { one, zero } = probabilities(t);
      return one * softplus(-z) + zero * softplus(z);
    },
    // The smaller tails are subtracted, so that nothing is lost where both probabilities are nearly 1.
    slope: (z, t) => {
      const decay = decayAt(z);
      const tail = decay / (1 + decay);
      return z > 0 ? probabilities(t).zero - tail : tail - probabilities(t).one;
    },
    curvature: (z) => {
      const decay = decayAt(z);
      return decay / ((1 + decay) * (1 + decay));
    },
    kinks: () => [],
    target: scaled,
    symmetric: true,
  };
}

/** The loss at both outputs with the other sign: what a sample with the label -1 is trained on, in terms of its margins. */
export function mirrored(loss: StudentLoss): StudentLoss {
  return {
    ...loss,
    cost: (z, t) => loss.cost(-z, -t),
    slope: (z, t) => -loss.slope(-z, -t),
    curvature: (z, t) => loss.curvature(-z, -t),
    kinks: (t) =>
      loss
        .kinks(-t)
        .map((z) => -z)
        .reverse(),
    target: (t) => -loss.target(-t),
  };
}

function sigmoid(x: number): number {
  const decay = exp(-Math.abs(x));
  return x > 0 ? 1 / (1 + decay) : decay / (1 + decay);
}

function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
