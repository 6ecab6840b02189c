import type { Matrix } from "../linearAlgebra/linearAlgebra.js";

/** A predictor that fits its training labels by construction. */
export interface Memorizer {
  /** Units of the two hidden layers; absent where there are none. */
  readonly widths?: { readonly first: number; readonly second: number };
  /** Votes for the label +1 less those for -1 at every row; 0 where it does not know. */
  readonly votes: (inputs: Matrix) => Float64Array;
  /** The same at the training samples. */
  readonly trainingVotes: () => Float64Array;
}
