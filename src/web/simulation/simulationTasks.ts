import { lambdaOf } from "../../../equations/point.js";
import { LOSSES } from "../../../equations/vocabulary/losses.js";
import { isSimulatedModel, MODELS, SIMULATED_MODELS } from "../../../equations/vocabulary/models.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import type { Experiment } from "../../../validation/experiment.js";
import { grid } from "../../sweep/grid.js";
import type { SimulationSize } from "../state/simulationSize.js";
import type { CurveTask, Task } from "../theory/questions.js";

/** An experiment at one value of the swept parameter. For lambda the experiment has the whole path, and no value. */
export interface PlacedExperiment {
  readonly value: number | undefined;
  readonly experiment: Experiment;
}

/** Regularizations of a simulated path, with both limits. */
const LAMBDAS = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, Number.POSITIVE_INFINITY] as const;
/** Simulated values of any other parameter. */
const POINTS = 7;
/** Most samples and features: more would take minutes. */
const MOST_SAMPLES = 1200;
/** Fewest samples and features. */
const FEWEST = 20;

/**
 * The finite-size experiments along a curve.
 *
 * @param task The curve.
 * @param size Input dimension and seed.
 */
export function simulationTasks(
  { input, over, values }: CurveTask,
  { d, seed }: Pick<SimulationSize, "d" | "seed">,
): readonly PlacedExperiment[] {
  const { lambda, eigenvalues, loss, ...others } = input;
  const rest = Object.fromEntries(
    Object.entries(others).map(([key, value]) => [key, value === "inf" ? Number.POSITIVE_INFINITY : value]),
  );
  const name = typeof loss === "string" ? loss : loss.name;
  // Features are centered, as the theory assumes.
  const base = { ...rest, loss: name, d, seed, replica: 0, centered: true } as Omit<Experiment, "lambdas">;
  if (over === "lambda") return [{ value: undefined, experiment: { ...base, lambdas: lambdasOf(base) } }];
  const [from, to] = reachable(over, values, d);
  if (!(from < to)) return [];
  const places = grid(from, to, POINTS, PARAMETERS[over].slider?.scale ?? "linear").map((value) => {
    // n and p are whole numbers, so the point is drawn at the rounded value.
    if (over === "alpha" || over === "kappa") return Math.round(value * d) / d;
    return PARAMETERS[over].whole === true ? Math.round(value) : value;
  });
  return [...new Set(places)].map((whole) => {
    return { value: whole, experiment: { ...base, [over]: whole, lambdas: [lambdaOf("simulation", lambda)] } };
  });
}

/** A training that ends has no limit of infinite regularization. */
function lambdasOf({ algorithm = "minimum" }: Pick<Experiment, "algorithm">): readonly number[] {
  return algorithm === "minimum" ? LAMBDAS : LAMBDAS.filter(Number.isFinite);
}

function reachable(over: CurveTask["over"], values: readonly number[], d: number): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  const [from, to] = [finite[0] as number, finite.at(-1) as number];
  if (over !== "alpha" && over !== "kappa") return [from, to];
  return [Math.max(from, FEWEST / d), Math.min(to, MOST_SAMPLES / d)];
}

/** Identifies a curve's experiments: all its parameters except the swept one. */
export function simulationKey({ input, over }: CurveTask): string {
  return JSON.stringify({ ...input, [over]: over });
}

/**
 * Why the current curve cannot be simulated.
 *
 * @param task The curve that is drawn, if there is one.
 * @returns    Undefined if it can be simulated.
 */
export function reasonNotToSimulate(task: Task | undefined): string | undefined {
  if (task === undefined) return "There is no curve to simulate";
  if (task.kind === "map") return "A map is not simulated: every view with a curve is";
  if (task.kind === "capacity") return "The capacity is not simulated: it is no error of a learner";
  const { model, loss, teacher, inputs } = task.input;
  if (!isSimulatedModel(model))
    return `Only ${SIMULATED_MODELS.map((name) => MODELS[name].words).join(", ")} have inputs that can be drawn`;
  if (MODELS[model].learnsFeatures) return "The quadratic network is simulated by raf simulate on the command line";
  if (inputs === "fresh" && model === "kernel")
    return "Fresh inputs are simulated for the perceptron and random features";
  return [loss, teacher?.loss ?? "square"].every(hasName)
    ? undefined
    : "Only losses with a name have a learner to train";
}

function hasName(loss: unknown): boolean {
  return typeof loss === "string" && Object.hasOwn(LOSSES, loss);
}
