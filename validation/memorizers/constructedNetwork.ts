import { normals, type RandomStream } from "../gaussianStream.js";
import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { rowsOf } from "../linearAlgebra/vectors.js";
import type { Memorizer } from "./memorizer.js";

/** Biases are uniform up to this many standard deviations of the field of a hyperplane. */
const BIAS_REACH = 3;
/** Hyperplanes to begin with; as long as some pair of other labels is not separated there come so many times more. */
const FIRST = 16;
const GROWTH = 1.25;
/** Hyperplanes at most: samples of one place and two labels cannot be separated. */
const MOST_HYPERPLANES = 1e5;

/**
 * A network of three layers of threshold units that is constructed, not trained, and fits any labels.
 *
 * First layer: random hyperplanes with uniform biases, more of them until every two samples with other labels differ in a unit that is 0 at
 * the first and 1 at the second. Second layer: the unit of a sample x* counts the hyperplanes that are 0 at x* and 1 at z, and is active below
 * the least such count among samples of the other label. So it is active at x* and at no sample of the other label. Units are chosen greedily,
 * each time the one that is active at most samples of its label that have none yet. Output: the units of the two labels vote.
 *
 * @returns The network, with the widths of both layers.
 * @throws {Error} if two samples of different labels are too near to each other.
 *
 * Source: equations/README.md (ME.1); S. Dirksen, P. Finke, M. Genzel, Memorization with neural nets: going beyond the worst case.
 */
export function constructedNetwork(
  inputs: Matrix,
  labels: Float64Array,
  stream: RandomStream,
  algebra: LinearAlgebra,
): Memorizer {
  const layer = separatingLayer(inputs, labels, stream, algebra);
  const { hyperplanes, active } = layer;
  const counts = missCounts(active, active, algebra);
  const n = labels.length;
  const reach = reaches(counts, labels);
  const units = chosenUnits(counts, labels, reach);
  const chosen = rowsOf(active, units);
  return {
    widths: { first: hyperplanes.biases.length, second: units.length },
    votes: (fresh) => {
      const seen = missCounts(chosen, layer.activeAt(fresh), algebra);
      return Float64Array.from({ length: fresh.rows }, (_, i) =>
        units.reduce((sum, unit, k) => sum + (seen.data[k * fresh.rows + i]! < reach[unit]! ? labels[unit]! : 0), 0),
      );
    },
    trainingVotes: () =>
      Float64Array.from({ length: n }, (_, i) =>
        units.reduce((sum, unit) => sum + (counts.data[unit * n + i]! < reach[unit]! ? labels[unit]! : 0), 0),
      ),
  };
}

/** Random hyperplanes w.x / sqrt d + b. */
interface Hyperplanes {
  readonly weights: Matrix;
  readonly biases: Float64Array;
}

interface Layer {
  readonly hyperplanes: Hyperplanes;
  /** Units at the training samples, 0 or 1. */
  readonly active: Matrix;
  readonly activeAt: (inputs: Matrix) => Matrix;
}

function separatingLayer(inputs: Matrix, labels: Float64Array, stream: RandomStream, algebra: LinearAlgebra): Layer {
  const { columns: d } = inputs;
  let [weights, biases] = [new Float64Array(0), new Float64Array(0)];
  for (let width = FIRST; width <= MOST_HYPERPLANES; width = Math.ceil(GROWTH * width)) {
    const before = biases.length;
    weights = joined(weights, normals(stream, (width - before) * d));
    biases = joined(
      biases,
      Float64Array.from({ length: width - before }, () => BIAS_REACH * (2 * stream.uniform() - 1)),
    );
    const hyperplanes = { weights: { rows: width, columns: d, data: weights }, biases };
    const activeAt = (x: Matrix): Matrix => {
      const fields = algebra.crossProducts(x, hyperplanes.weights);
      const own = hyperplanes.biases;
      for (let k = 0; k < fields.data.length; k++) {
        fields.data[k] = fields.data[k]! / Math.sqrt(d) + own[k % own.length]! > 0 ? 1 : 0;
      }
      return fields;
    };
    const active = activeAt(inputs);
    if (reaches(missCounts(active, active, algebra), labels).every((reach) => reach > 0)) {
      return { hyperplanes, active, activeAt };
    }
  }
  throw new Error(`Samples with different labels are not separated by ${MOST_HYPERPLANES} random hyperplanes`);
}

function joined(first: Float64Array, second: Float64Array): Float64Array<ArrayBuffer> {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Numbers of units that are 0 in a row of the first matrix and 1 in one of the second: a row for each row of the first. */
function missCounts(from: Matrix, to: Matrix, algebra: LinearAlgebra): Matrix {
  return algebra.crossProducts({ ...from, data: from.data.map((one) => 1 - one) }, to);
}

/** Of every sample the least count among those of the other label; Infinity where there are none. */
function reaches({ rows: n, data }: Matrix, labels: Float64Array): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < n; j++) if (labels[j] !== labels[i]) least = Math.min(least, data[i * n + j]!);
    return least;
  });
}

/** Greedy forward selection: samples whose units together are active at every sample of their own label. */
function chosenUnits({ rows: n, data }: Matrix, labels: Float64Array, reach: Float64Array): number[] {
  const covers = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => j).filter((j) => labels[j] === labels[i] && data[i * n + j]! < reach[i]!),
  );
  const open = new Set(Array.from({ length: n }, (_, i) => i));
  const gains = covers.map((own) => own.length);
  const units: number[] = [];
  while (open.size > 0) {
    // Gains only fall: the largest one that is still right is the best.
    let best = 0;
    for (;;) {
      best = gains.indexOf(Math.max(...gains));
      const gain = covers[best]!.filter((j) => open.has(j)).length;
      if (gain === gains[best]) break;
      gains[best] = gain;
    }
    for (const j of covers[best]!) open.delete(j);
    gains[best] = 0;
    units.push(best);
  }
  return units;
}
