import {
  type ConvexTraining,
  type StudentConjugates,
  studentWeights,
  withConvexStudent,
} from "../../equations/chains/convexStudent.js";
import type { Chain, ChainLearner } from "../../equations/chains/learner.js";
import { type StudentResponse, squareResponse, withSquareStudent } from "../../equations/chains/squareStudent.js";
import {
  FINEST,
  type StudentAverages,
  type StudentPlace,
  studentAverages,
  type TeacherField,
} from "../../equations/chains/studentAverages.js";
import { hebbShift, studentShift } from "../../equations/chains/studentShift.js";
import { squareZeta } from "../../equations/squareSolution.js";
import { interpolationThreshold } from "../../equations/thresholds.js";
import type { Spectrum } from "../../equations/types.js";
import { exp, hypot, log } from "../numerics/elementary.js";
import { broyden } from "./broyden.js";
import { linearSolution } from "./newtonSystem.js";

/** A student of any convex loss: its chain, its response, and how well its equations are solved. */
export interface ConvexStudent {
  readonly chain: Chain;
  readonly response: StudentResponse;
  readonly residual: number;
  readonly evaluations: number;
  /** The same student of a teacher nearby, by one Newton step. */
  readonly besides: (chain: Chain) => Pick<ConvexStudent, "chain" | "response">;
  /** The student that a finer rule of integration would give, to first order. */
  readonly finer: Pick<ConvexStudent, "chain" | "response">;
}

/** Damped steps of the self-consistent map before Newton's method, and those after a failure of it. */
const FIRST_STEPS = 30;
const MORE_STEPS = 200;
const DAMPING = 0.5;
const LONGEST = 0.5;
/** A map that moves less than this is left to Newton's method. */
const NEAR = 0.1;
/** Newton's method that ends with a larger residual is tried again from a better start. */
const FAILED = 1e-6;
const BUDGET = 120;
/** The rule of integration is refined until that would change no unknown by more than so much. */
const RESOLVED = 1e-9;

/**
 * Solves the joint saddle point of a student of a learner that is trained on labels, given that learner.
 *
 * The start is the square student of the same curvature at z = 0; damped steps of the self-consistent map lead to where Newton's method
 * converges.
 *
 * @param chain Of the teacher alone.
 *
 * Source: equations/README.md (DI.11), (DI.12).
 */
export function convexStudent(
  chain: Chain,
  epsilon: number,
  spectrum: Spectrum,
  training: ConvexTraining,
): ConvexStudent {
  const { loss, lambda, samples, inputs } = training;
  const fieldOf = ({ root, learners: [teacher] }: Chain): TeacherField => ({
    root,
    epsilon,
    m: teacher!.m,
    tau: Math.sqrt(teacher!.orthogonal[0]!),
    inputs,
  });
  const field = fieldOf(chain);
  const width = hypot(field.m, field.tau);
  const regime = regimeOf(spectrum, samples, lambda);
  const fixed = fixedResponse(spectrum, samples, lambda, regime);
  const start = startOf(chain, spectrum, training, width);
  // In these units all unknowns are of order one.
  const gain = hypot(start.m, start.spread, start.cross / width) / width;
  const toPlace = (x: readonly number[]): StudentPlace => ({
    V: fixed?.V ?? exp(x[4]!),
    response: gain * x[0]!,
    m: gain * width * x[1]!,
    cross: gain * field.tau * field.tau * x[2]!,
    spread: exp(x[3]!),
  });
  const toUnknowns = ({ V, response, m, cross, spread }: StudentPlace): number[] => [
    response / gain,
    m / (gain * width),
    cross / (gain * field.tau * field.tau),
    log(spread),
    ...(fixed === undefined ? [log(V)] : []),
  ];
  const shiftOf = regime === "infinite" ? hebbShift : studentShift;
  /** The self-consistent map at unknowns, for a teacher and a rule of integration. */
  const mapOf = (teacher: Chain, rule: number): ((x: readonly number[]) => Step) => {
    const averagesAt = studentAverages(fieldOf(teacher), loss, rule);
    return (x) => {
      const place = toPlace(x);
      const averages = averagesAt(place, shiftOf);
      const conjugates = conjugatesOf(training, regime, fixed?.zeta, place, averages);
      const weights = studentWeights(teacher, spectrum, conjugates);
      const response =
        regime === "infinite" || fixed !== undefined
          ? 1
          : spectrum.moments(conjugates.zeta).response / conjugates.response;
      return { place, averages, conjugates, next: toUnknowns({ ...weights, V: place.V * response }) };
    };
  };
  const residualsOf = (x: readonly number[], { next }: Step): number[] => next.map((value, i) => value - x[i]!);
  let rule = 0;
  let map = mapOf(chain, rule);
  const damped = (from: readonly number[], steps: number): readonly number[] => {
    let x = from;
    for (let k = 0; k < steps; k++) {
      const change = residualsOf(x, map(x));
      if (!change.every(Number.isFinite)) return from;
      x = x.map((value, i) => value + DAMPING * Math.max(-LONGEST, Math.min(LONGEST, change[i]!)));
      if (Math.max(...change.map(Math.abs)) < NEAR) break;
    }
    return x;
  };
  let [x, evaluations] = [damped(toUnknowns(start), FIRST_STEPS), 0];
  const solve = (from: readonly number[]): ReturnType<typeof broyden> => {
    const found = broyden((tried) => residualsOf(tried, map(tried)), from, BUDGET);
    evaluations += found.evaluations;
    return found;
  };
  let found = solve(x);
  if (!(found.residual < FAILED)) {
    x = damped(x, MORE_STEPS);
    found = solve(x);
  }
  const stepTo = (residuals: readonly number[]): number[] =>
    linearSolution(
      found.jacobian,
      residuals.map((value) => -value),
    );
  let finerMap = mapOf(chain, rule + 1);
  let miss = stepTo(residualsOf(found.place, finerMap(found.place)));
  while (Math.max(...miss.map(Math.abs)) > RESOLVED && rule + 1 < FINEST) {
    rule++;
    map = finerMap;
    found = solve(found.place);
    finerMap = mapOf(chain, rule + 1);
    miss = stepTo(residualsOf(found.place, finerMap(found.place)));
  }
  const studentAt = (teacher: Chain, given: Step, residual: number): Pick<ConvexStudent, "chain" | "response"> => {
    const { place, averages, conjugates } = given;
    return {
      chain: withConvexStudent(teacher, spectrum, training, place, averages, conjugates, residual),
      response: {
        regime,
        zeta: conjugates.zeta,
        V: place.V,
        removed: averages.removed,
        response: regime === "infinite" ? 0 : conjugates.response,
      },
    };
  };
  const moved = (by: readonly number[]): number[] => found.place.map((value, i) => value + by[i]!);
  return {
    ...studentAt(chain, map(found.place), found.residual),
    residual: found.residual,
    evaluations,
    besides: (teacher) => {
      const nearby = mapOf(teacher, rule);
      const step = stepTo(residualsOf(found.place, nearby(found.place)));
      return studentAt(teacher, nearby(moved(step)), found.residual);
    },
    finer: studentAt(chain, map(moved(miss)), found.residual),
  };
}

/** One application of the self-consistent map. */
interface Step {
  readonly place: StudentPlace;
  readonly averages: StudentAverages;
  readonly conjugates: StudentConjugates;
  readonly next: readonly number[];
}

function regimeOf(spectrum: Spectrum, samples: number, lambda: number): StudentResponse["regime"] {
  if (lambda === Number.POSITIVE_INFINITY) return "infinite";
  if (lambda > 0) return "regular";
  return samples < interpolationThreshold(spectrum) ? "interpolating" : "ridgeless";
}

/** V and zeta where they do not depend on the averages. */
function fixedResponse(
  spectrum: Spectrum,
  samples: number,
  lambda: number,
  regime: StudentResponse["regime"],
): { readonly V: number; readonly zeta: number } | undefined {
  if (regime === "infinite") return { V: spectrum.means.nu, zeta: lambda };
  return regime === "interpolating"
    ? { V: Number.POSITIVE_INFINITY, zeta: squareZeta(spectrum, samples, 0) }
    : undefined;
}

function conjugatesOf(
  { lambda, samples }: ConvexTraining,
  regime: StudentResponse["regime"],
  fixed: number | undefined,
  { V }: StudentPlace,
  averages: StudentAverages,
): StudentConjugates {
  const response = regime === "infinite" ? 1 : samples * averages.removed;
  const zeta = fixed ?? (regime === "ridgeless" ? 0 : (lambda * V) / response);
  return {
    zeta,
    response,
    mHat: samples * averages.byRule,
    pull: samples * averages.byTeacher,
    joint: samples * averages.joint,
    own: samples * averages.square,
  };
}

/** The least ridge of a start, in units of the variance of the features: without one the student may be its teacher, and has no spread. */
const LEAST_RIDGE = 1e-3;
const LEAST_CURVATURE = 1e-3;

/** The square student whose loss has the mean curvature and the mean pull of this one within the size of the teacher's output. */
function startOf(
  chain: Chain,
  spectrum: Spectrum,
  { loss, lambda, samples, fraction, inputs }: ConvexTraining,
  width: number,
): StudentPlace {
  const curvature = Math.max(
    LEAST_CURVATURE,
    middleSlope((z) => loss.slope(z, 0), width),
  );
  const pull = -middleSlope((t) => loss.slope(0, t), width);
  const gain = pull / curvature;
  const ridge = Math.max(lambda / curvature, LEAST_RIDGE * spectrum.means.nu);
  const response = squareResponse(spectrum, samples, ridge)!;
  const { learners } = withSquareStudent(chain, spectrum, { lambda: ridge, fraction, inputs }, response);
  const [teacher, student] = learners as [ChainLearner, ChainLearner];
  const [cross, own] = student.orthogonal as [number, number];
  const spread = Math.sqrt(Math.max(1e-6 * own, own - (cross * cross) / teacher.orthogonal[0]!));
  const size = Math.abs(gain) > 0 ? gain : 1;
  return {
    V: response.V / curvature,
    response: size * student.response[0]!,
    m: size * student.m,
    cross: size * cross,
    spread: Math.abs(size) * spread,
  };
}

/** Mean slope of a function between -h and h. */
function middleSlope(f: (x: number) => number, h: number): number {
  return (f(h) - f(-h)) / (2 * h);
}
