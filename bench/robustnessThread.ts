import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Point } from "../equations/point.js";
import { MEASURE_NAMES, OBSERVABLES } from "../equations/vocabulary/observables.js";
import type { SolutionRecord } from "../src/solver/record.js";
import { listOf } from "./inputs.js";
import { library } from "./library.js";

const { recordOf, resolvePoint, solve } = library;

/** Ranges of the parameters: see robustness.ts. */
export type BoxName = "usual" | "wide" | "quadratic";

/** Random points of one model and loss. */
export interface CensusRequest {
  readonly model: string;
  readonly loss: string;
  readonly box: BoxName;
  readonly first: number;
  readonly count: number;
}

/** Counts of a share of the points. */
export interface Census {
  readonly points: number;
  unsolved: number;
  nonFinite: number;
  outOfBounds: number;
  worstResidual: number;
  evaluations: number;
  readonly examples: string[];
}

/** Error rates that every point has. */
const ERRORS = MEASURE_NAMES.filter((name) => {
  const { kind, only, parameters } = OBSERVABLES[name];
  return kind === "error" && only === undefined && parameters === undefined;
});

type Uniform = () => number;

/** Long enough that it is compressed. */
const EIGENVALUES = listOf(120);

/** Rounding allowed at the ends of a range. */
const SLACK = 1e-14;

/** Solves `count` random points of one model and loss, counting from `first`: the same points whatever the number of workers. */
export async function census({ model, loss, box, first, count }: CensusRequest): Promise<Census> {
  const found: Census = {
    points: count,
    unsolved: 0,
    nonFinite: 0,
    outOfBounds: 0,
    worstResidual: 0,
    evaluations: 0,
    examples: [],
  };
  for (let i = 0; i < count; i++) {
    const random = xoroshiro128plus(seedOf(model, loss, first + i));
    const uniform: Uniform = () => uniformFloat64(random);
    const point = { model, loss, ...BOXES[box](uniform) } as Point;
    const list = model === "empirical" ? { eigenvalues: EIGENVALUES } : {};
    const record = recordOf(solve(await resolvePoint({ ...point, ...list })));
    found.evaluations += record.diagnostics.iterations ?? 0;
    const kind = faultOf(record);
    if (kind === undefined)
      found.worstResidual = Math.max(found.worstResidual, record.diagnostics.residual ?? Number.NaN);
    else {
      found[kind]++;
      if (found.examples.length < 2)
        found.examples.push(`${kind}: ${JSON.stringify(point)} ${record.message ?? JSON.stringify(record)}`);
    }
  }
  return found;
}

/** A seed for each point, spread by a multiplicative hash. */
function seedOf(model: string, loss: string, index: number): number {
  let hash = 2166136261;
  for (const character of `${model} ${loss} ${index}`) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  return hash;
}

const BOXES: { readonly [name in BoxName]: (uniform: Uniform) => object } = {
  usual: usualPoint,
  wide: widePoint,
  quadratic: quadraticPoint,
};

function usualPoint(uniform: Uniform): object {
  const gamma = 0.05 + 1.45 * uniform();
  return {
    alpha: 10 ** (-1.5 + 4 * uniform()),
    epsilon: uniform(),
    lambda: 10 ** (-6 + 10 * uniform()),
    mu1: Math.sin(gamma),
    muStar: Math.cos(gamma),
    kappa: 10 ** (-1 + 3 * uniform()),
  };
}

function widePoint(uniform: Uniform): object {
  const gamma = (Math.PI / 2) * (0.001 + 0.998 * uniform());
  const edge = Math.floor(5 * uniform());
  const small = 10 ** (-8 * uniform());
  const epsilon = [0, 1, small, 1 - small, uniform()][edge];
  const limit = uniform();
  return {
    alpha: 10 ** (-3 + 9 * uniform()),
    epsilon,
    lambda: limit < 0.15 ? 0 : limit < 0.2 ? Number.POSITIVE_INFINITY : 10 ** (-8 + 16 * uniform()),
    mu1: Math.sin(gamma),
    muStar: Math.cos(gamma),
    kappa: 10 ** (-2 + 6 * uniform()),
  };
}

function quadraticPoint(uniform: Uniform): object {
  const limit = uniform();
  const edge = uniform();
  return {
    alpha: 10 ** (-2 + 4 * uniform()),
    epsilon: edge < 0.05 ? 0 : edge < 0.1 ? 1 : uniform(),
    lambda: limit < 0.2 ? 0 : limit < 0.25 ? Number.POSITIVE_INFINITY : 10 ** (-4 + 8 * uniform()),
    width: 0.02 * 2500 ** uniform(),
  };
}

/** Fault of a record, if any. */
function faultOf(record: SolutionRecord): "unsolved" | "nonFinite" | "outOfBounds" | undefined {
  if (record.status !== "converged") return "unsolved";
  // Errors of other questions are absent.
  const shares = ERRORS.filter((name) => record[name] !== undefined).map((name) => record[name] ?? Number.NaN);
  const [m, q, loss, norm, energy] = [
    record.overlaps?.m,
    record.overlaps?.q,
    record.trainingLoss,
    record.norm,
    record.freeEnergy,
  ].map((value) => value ?? Number.NaN) as [number, number, number, number, number];
  if (![m, q, loss, norm, energy, ...shares].every((value) => Number.isFinite(value))) return "nonFinite";
  const inside = shares.every((share) => share >= 0 && share <= 0.5 + SLACK);
  const schwarz = m >= 0 && m * m <= q * (1 + SLACK) && loss >= 0 && norm >= 0;
  return inside && schwarz ? undefined : "outOfBounds";
}
