import { LOSSES } from "../../../equations/losses.js";
import { lambdaOf } from "../../../equations/point.js";
import type { Experiment } from "../../../validation/experiment.js";
import { grid } from "../../sweep/grid.js";
import type { SimulationSize } from "../state/simulationSize.js";
import type { CurveTask, Task } from "../theory/questions.js";

/** An experiment and the value of the swept parameter that it stands for; for lambda it holds a whole path. */
export interface PlacedExperiment {
  readonly value: number | undefined;
  readonly experiment: Experiment;
}

/** Regularizations of a path: both limits, and where curves bend. */
const LAMBDAS = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, Number.POSITIVE_INFINITY] as const;
/** Values along any other parameter. */
const POINTS = 7;
/** Samples, and features, beyond which a page would compute for minutes. */
const MOST_SAMPLES = 1200;
/** Samples and features at least, so that there is something to learn from. */
const FEWEST = 20;

/**
 * The finite-size experiments along a curve.
 *
 * @param task Of the curve.
 * @param size Input dimension and seed; the replicas are the worker's.
 */
export function simulationTasks(
  { input, over, values }: CurveTask,
  { d, seed }: Pick<SimulationSize, "d" | "seed">,
): readonly PlacedExperiment[] {
  const { lambda, eigenvalues, loss, ...rest } = input;
  const name = typeof loss === "string" ? loss : loss.name;
  // Centered: the points are laid on the theory, which knows no imbalance of the labels.
  const base = { ...rest, loss: name, d, seed, replica: 0, centered: true } as Omit<Experiment, "lambdas">;
  if (over === "lambda") return [{ value: undefined, experiment: { ...base, lambdas: LAMBDAS } }];
  const [from, to] = reachable(over, values, d);
  if (!(from < to)) return [];
  const places = grid(from, to, POINTS, over === "gamma" || over === "epsilon" ? "linear" : "log");
  return places.map((value) => {
    // n and p are whole numbers: the point is drawn where it is.
    const whole = over === "alpha" || over === "kappa" ? Math.round(value * d) / d : value;
    return { value: whole, experiment: { ...base, [over]: whole, lambdas: [lambdaOf("simulation", lambda)] } };
  });
}

function reachable(over: CurveTask["over"], values: readonly number[], d: number): readonly [number, number] {
  const [from, to] = [values[0] as number, values.at(-1) as number];
  if (over !== "alpha" && over !== "kappa") return [from, to];
  return [Math.max(from, FEWEST / d), Math.min(to, MOST_SAMPLES / d)];
}

/** What makes two curves the same experiment: everything but the value of the swept parameter. */
export function simulationKey({ input, over }: CurveTask): string {
  return JSON.stringify({ ...input, [over]: over });
}

/**
 * Why nothing can be simulated of what is drawn.
 *
 * @param task Of the curve that is drawn, where there is one.
 * @returns    Undefined where it can.
 */
export function reasonNotToSimulate(task: Task | undefined): string | undefined {
  if (task === undefined) return "There is no curve to simulate";
  if (task.kind === "map") return "A map is not simulated: every view with a curve is";
  if (task.kind === "capacity") return "The capacity is not simulated: it is no error of a learner";
  const { loss } = task.input;
  return typeof loss === "string" && Object.hasOwn(LOSSES, loss)
    ? undefined
    : "Only losses with a name have a learner to train";
}
