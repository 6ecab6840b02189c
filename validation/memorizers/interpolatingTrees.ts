import type { RandomStream } from "../gaussianStream.js";
import type { Matrix } from "../linearAlgebra/linearAlgebra.js";
import type { Memorizer } from "./memorizer.js";

/** Trees whose labels are averaged. */
const TREES = 100;

/** A node: samples with x_axis <= threshold go below, others above; a leaf has a label. */
type Tree =
  | { readonly label: number }
  | { readonly axis: number; readonly threshold: number; readonly below: Tree; readonly above: Tree };

/**
 * The average of random trees, each of which fits every label: a node is split at a random place along a random coordinate until its samples
 * have one label. All trees see all samples.
 */
export function interpolatingTrees(
  inputs: Matrix,
  labels: Float64Array,
  stream: RandomStream,
  count: number = TREES,
): Memorizer {
  const all = Array.from({ length: inputs.rows }, (_, i) => i);
  const trees = Array.from({ length: count }, () => grown(inputs, labels, all, stream));
  const votes = ({ rows, columns, data }: Matrix): Float64Array =>
    Float64Array.from({ length: rows }, (_, i) =>
      trees.reduce((sum, tree) => sum + labelAt(tree, data, i * columns), 0),
    );
  return { votes, trainingVotes: () => votes(inputs) };
}

function grown(inputs: Matrix, labels: Float64Array, samples: readonly number[], stream: RandomStream): Tree {
  const label = labels[samples[0]!]!;
  if (samples.every((i) => labels[i] === label)) return { label };
  const { columns, data } = inputs;
  for (;;) {
    const axis = Math.floor(stream.uniform() * columns);
    const values = samples.map((i) => data[i * columns + axis]!);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const threshold = least + (most - least) * stream.uniform();
    const below = samples.filter((_, k) => values[k]! <= threshold);
    if (below.length === 0 || below.length === samples.length) continue;
    const above = samples.filter((_, k) => values[k]! > threshold);
    return {
      axis,
      threshold,
      below: grown(inputs, labels, below, stream),
      above: grown(inputs, labels, above, stream),
    };
  }
}

function labelAt(tree: Tree, data: Float64Array, from: number): number {
  let node = tree;
  while (!("label" in node)) node = data[from + node.axis]! <= node.threshold ? node.below : node.above;
  return node.label;
}
