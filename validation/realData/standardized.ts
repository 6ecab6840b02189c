import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import type { ImageSet } from "./imageSet.js";

/** Samples whose inputs have mean 0 and variance 1 over the training set. */
export interface StandardizedSamples {
  /** One row a sample. */
  readonly train: Matrix;
  readonly test: Matrix;
  /** Inputs that are the same in all training samples. They tell nothing and are 0 here, in the test samples too. */
  readonly constantInputs: number;
  /** Inputs that hardly vary over the training samples, whose deviation is that of the floor. */
  readonly flooredInputs: number;
}

/** Samples of a set, by their indices. */
export interface ChosenSamples {
  readonly set: ImageSet;
  readonly indices: Int32Array;
  /** Weights in means and deviations, with sum 1, in the order of the indices; equal ones by default. */
  readonly weights?: Float64Array;
}

/**
 * Least deviation of an input, in units of its range over all images. A pixel at the rim that is 1 of 255 in one training image has a
 * deviation of nearly 0; where a test image has ink there, its standardized value would be thousands, and every kernel with it 0.
 */
const LEAST_DEVIATION = 0.01;

/** Range of an input, in units of its largest magnitude, below which it is the rounding of a constant. */
export const CONSTANT_RANGE = 1e-12;

/**
 * Standardizes input by input, with mean and deviation of the training samples alone; a deviation of less than 1 % of the input's range
 * over all images of both sets is raised to that.
 *
 * Source: equations/README.md (RD.1).
 */
export function standardized(train: ChosenSamples, test: ChosenSamples): StandardizedSamples {
  const { d } = train.set;
  const equal = 1 / train.indices.length;
  const weight = (row: number): number => train.weights?.[row] ?? equal;
  const mean = new Float64Array(d);
  const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY);
  eachInput(train, (value, row, input) => {
    mean[input]! += value * weight(row);
    if (value < low[input]!) low[input] = value;
    if (value > high[input]!) high[input] = value;
  });
  const variance = new Float64Array(d);
  // A second pass: the difference of the mean square and the squared mean would cancel.
  eachInput(train, (value, row, input) => {
    variance[input]! += (value - mean[input]!) ** 2 * weight(row);
  });
  const ranges = rangesOf(train.set === test.set ? [train.set] : [train.set, test.set]);
  let flooredInputs = 0;
  const scale = Float64Array.from(variance, (square, input) => {
    const magnitude = Math.max(Math.abs(low[input]!), Math.abs(high[input]!));
    if (high[input]! - low[input]! <= CONSTANT_RANGE * magnitude) return 0;
    const floor = LEAST_DEVIATION * ranges[input]!;
    if (Math.sqrt(square) < floor) flooredInputs++;
    return 1 / Math.max(Math.sqrt(square), floor);
  });
  const rows = (samples: ChosenSamples): Matrix => {
    const data = new Float64Array(samples.indices.length * d);
    eachInput(samples, (value, row, input) => {
      data[row * d + input] = (value - mean[input]!) * scale[input]!;
    });
    return { rows: samples.indices.length, columns: d, data };
  };
  return {
    train: rows(train),
    test: rows(test),
    constantInputs: scale.reduce((count, factor) => count + (factor === 0 ? 1 : 0), 0),
    flooredInputs,
  };
}

/** Largest less smallest value of every input, over all images. */
function rangesOf(sets: readonly ImageSet[]): Float64Array {
  const { d } = sets[0]!;
  const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY);
  for (const { values } of sets) {
    for (let i = 0; i < values.length; i++) {
      const input = i % d;
      if (values[i]! < low[input]!) low[input] = values[i]!;
      if (values[i]! > high[input]!) high[input] = values[i]!;
    }
  }
  return high.map((value, input) => value - low[input]!);
}

function eachInput({ set, indices }: ChosenSamples, visit: (value: number, row: number, input: number) => void): void {
  const { d, values } = set;
  for (const [row, index] of indices.entries()) {
    for (let input = 0; input < d; input++) visit(values[index * d + input]!, row, input);
  }
}
