import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import type { ImageSet } from "./imageSet.js";

/** Samples whose inputs have mean 0 and variance 1 over the training set. */
export interface StandardizedSamples {
  /** One row a sample. */
  readonly train: Matrix;
  readonly test: Matrix;
  /** Inputs that are the same in all training samples. They tell nothing and are 0 here, in the test samples too. */
  readonly constantInputs: number;
}

/** Samples of a set, by their indices. */
export interface ChosenSamples {
  readonly set: ImageSet;
  readonly indices: Int32Array;
}

/** Range of an input, in units of its largest magnitude, below which it is the rounding of a constant. */
const CONSTANT_RANGE = 1e-12;

/** Standardizes input by input, with mean and deviation of the training samples alone. */
export function standardized(train: ChosenSamples, test: ChosenSamples): StandardizedSamples {
  const { d } = train.set;
  const n = train.indices.length;
  const mean = new Float64Array(d);
  const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY);
  eachInput(train, (value, _row, input) => {
    mean[input]! += value / n;
    if (value < low[input]!) low[input] = value;
    if (value > high[input]!) high[input] = value;
  });
  const variance = new Float64Array(d);
  // A second pass: the difference of the mean square and the squared mean would cancel.
  eachInput(train, (value, _row, input) => {
    variance[input]! += (value - mean[input]!) ** 2 / n;
  });
  const scale = Float64Array.from(variance, (square, input) => {
    const magnitude = Math.max(Math.abs(low[input]!), Math.abs(high[input]!));
    return high[input]! - low[input]! <= CONSTANT_RANGE * magnitude ? 0 : 1 / Math.sqrt(square);
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
  };
}

function eachInput({ set, indices }: ChosenSamples, visit: (value: number, row: number, input: number) => void): void {
  const { d, values } = set;
  for (const [row, index] of indices.entries()) {
    for (let input = 0; input < d; input++) visit(values[index * d + input]!, row, input);
  }
}
