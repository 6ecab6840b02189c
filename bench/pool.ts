import { normals, randomStream } from "../validation/gaussianStream.js";
import type { Matrix } from "../validation/linearAlgebra/linearAlgebra.js";
import { loadLinearAlgebra } from "../validation/linearAlgebra/loadLinearAlgebra.js";
import { measuredRepeats } from "../validation/pool/measuredRepeats.js";
import { type Pool, trainingMix } from "../validation/pool/pool.js";
import { poolPredictions } from "../validation/pool/poolPrediction.js";
import { rbfKernel, squaredDistances } from "../validation/realData/distances.js";
import { processorTime } from "./processorTime.js";
import { against, type Group, rowOf } from "./row.js";

const SIZE = 2000;
const DIMENSION = 40;
const SAMPLES = 1000;
const SAMPLING = { draws: 300, seed: 1 };

/** A prediction from a pool of 2000 inputs beside a training run of the machine that it predicts. */
export function poolPoints(): Group {
  const algebra = loadLinearAlgebra();
  const inputs: Matrix = {
    rows: SIZE,
    columns: DIMENSION,
    data: normals(randomStream(1, 0, "inputs"), SIZE * DIMENSION),
  };
  const members = [1, -1].map((label) =>
    Array.from({ length: SIZE }, (_, i) => i).filter((i) => inputs.data[i * DIMENSION]! * label > 0),
  );
  const pool: Pool = {
    size: SIZE,
    strata: [
      { name: "positive", label: 1, members: Int32Array.from(members[0]!) },
      { name: "negative", label: -1, members: Int32Array.from(members[1]!) },
    ],
  };
  const kernel = rbfKernel(squaredDistances(algebra, inputs, inputs), 1, 2 * DIMENSION);
  const problem = { pool, kernel, mix: trainingMix(pool, SAMPLES, 0.2), loss: "square" } as const;
  const first = processorTime(() => poolPredictions(problem, [0.3], SAMPLING, algebra));
  const both = processorTime(() => poolPredictions(problem, [0.3, 0.1], SAMPLING, algebra));
  const seconds = both.seconds - first.seconds;
  const warm = { seconds, noise: (both.noise * both.seconds + first.noise * first.seconds) / seconds };
  const repeat = rowOf(
    `one training run, n = ${SAMPLES}`,
    processorTime(() => measuredRepeats(problem, [0.1], { repeats: 1, seed: 1 }, algebra)),
    "s",
  );
  const point = rowOf(`prediction at one (n, lambda), pool of ${SIZE}, lambda before known`, warm, "s");
  return {
    title: `kernel machines predicted, ${algebra.name}, one thread, processor time`,
    rows: [repeat, against(point, repeat)],
  };
}
