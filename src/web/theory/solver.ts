import { interpolationOf, separabilityOf } from "../../../equations/fitThresholds.js";
import { anyModelOf, modelOf, type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import { trainingOf } from "../../../equations/vocabulary/algorithms.js";
import { MODEL_NAMES, parametersOf } from "../../../equations/vocabulary/models.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { questionOf } from "../../../equations/vocabulary/questions.js";
import { ParameterError } from "../../core/errors.js";
import { pointErrors } from "../../solver/pointErrors.js";
import { recordOf } from "../../solver/record.js";
import type { Solution } from "../../solver/solution.js";
import { bayesOptimal, solve } from "../../solver/solve.js";
import { trainingSteps } from "../../solver/training.js";
import type { CurvePoint } from "../../sweep/curve.js";
import { capacityCurve } from "./capacityCurve.js";
import { curveSteps, type Due, type Step } from "./curveSteps.js";
import { errorMessage } from "./errorMessage.js";
import { mapSteps } from "./mapSteps.js";
import { markSteps } from "./markSteps.js";
import type { AnswerBody, DetailsAnswer, Question, Task } from "./questions.js";

/** The last solved task of a channel. Details are read from it. */
interface Finished {
  readonly task: Task;
  readonly point: Point;
  readonly points: readonly CurvePoint[];
}

/** Answers questions. It remembers the last solved task of every channel. */
export interface Solver {
  /**
   * Yields the answers to a question, or undefined after a step without one, so that the caller can stop.
   *
   * Invalid input is answered with a refusal. It does not throw.
   */
  readonly answers: (question: Question, due: Due) => AsyncGenerator<Step<AnswerBody>, void, undefined>;
}

/** A solver with an empty memory. */
export function solver(): Solver {
  const memory = new Map<string, Finished>();
  return {
    answers: async function* ({ channel, task }, due) {
      try {
        if (task.kind === "details" || task.kind === "records") {
          if (!isOf(memory.get(channel), task.of)) yield* solvedAgain(channel, task.of, memory);
          const found = memory.get(channel);
          if (task.kind === "details") {
            if (found?.points[task.index] !== undefined) yield detailsOf(found, task.index);
            return;
          }
          const points = found?.points ?? [];
          yield {
            kind: "records",
            values: points.map(({ value }) => value),
            records: points.map(({ solution }) => recordOf(solution)),
          };
          return;
        }
        const point = await resolvePoint(task.input);
        if (task.kind === "point") {
          const solution = yield* pointSteps(point);
          yield { kind: "details", ...inFull(solution, point), point: task.input };
          return;
        }
        if (task.kind === "threshold") {
          const model = anyModelOf(point);
          const threshold = separabilityOf(model);
          yield { kind: "threshold", ...threshold, interpolation: interpolationOf(model), point: task.input };
          return;
        }
        yield* taskSteps(point, task, due, (points) => memory.set(channel, { task, point, points }));
      } catch (error) {
        yield refusal(error);
      }
    },
  };
}

/** Solves a point; the averages of a training, which may take seconds, one after the other. */
function* pointSteps(point: Point): Generator<undefined, Solution, undefined> {
  if (questionOf(point) !== "training") return solve(point);
  const { algorithm, time } = trainingOf(point);
  const steps = trainingSteps(modelOf(point), algorithm, [time]);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value[0]!;
    yield undefined;
  }
}

/** True if the remembered task is the given one. */
function isOf(found: Finished | undefined, task: Task): boolean {
  return found !== undefined && JSON.stringify(found.task) === JSON.stringify(task);
}

/** Solves a task again, only for the memory. */
async function* solvedAgain(
  channel: string,
  task: Task,
  memory: Map<string, Finished>,
): AsyncGenerator<undefined, void, undefined> {
  const point = await resolvePoint(task.input);
  const never = (): boolean => false;
  const steps = taskSteps(point, task, never, (points) => memory.set(channel, { task, point, points }));
  while (steps.next().done !== true && !isOf(memory.get(channel), task)) yield undefined;
}

function* taskSteps(
  point: Point,
  task: Task,
  due: Due,
  remember: (points: readonly CurvePoint[]) => void,
): Generator<Step<AnswerBody>, void, undefined> {
  switch (task.kind) {
    case "curve":
      requireSwept(point, task.over);
      requireFast(point, task);
      yield* curveSteps(point, task, due, remember);
      yield* markSteps(point, task);
      return;
    case "map":
      requireFast(point, task);
      yield* mapSteps(point, task, due, remember);
      return;
    case "capacity":
      yield capacityCurve(point, task);
      return;
  }
}

function requireSwept({ model }: Point, over: SweptParameter): void {
  const models = MODEL_NAMES.filter((name) => parametersOf(name).includes(over));
  // For other models the curve would be flat.
  if (models.includes(model)) return;
  throw new ParameterError("curve", "model", model, `{${models.join(", ")}}`, `No other model has ${over}`);
}

/** Students on other losses than the square take up to seconds. Mean-field theory takes seconds: along the steps they are those of one trajectory, elsewhere of each point. */
function requireFast(point: Point, task: Task): void {
  const name = typeof point.loss === "string" ? point.loss : point.loss.name;
  if (questionOf(point) === "distillation" && name !== "square") {
    const remedy = "Students on other losses take up to a second a point: raf curve draws them";
    throw new ParameterError("curve", "loss", name, "{square} for students on this page", remedy);
  }
  if (questionOf(point) !== "training" || (task.kind === "curve" && task.over === "steps")) return;
  const { loss } = anyModelOf(point).channel;
  if (loss.name === "square") return;
  const remedy = "The training on other losses takes seconds a point: the view Steps draws it";
  throw new ParameterError("curve", "loss", loss.name, "{square} in this view", remedy);
}

function detailsOf({ task, point, points }: Finished, index: number): DetailsAnswer {
  const found = points[index] as CurvePoint;
  const { alpha, lambda } = found.solution.model;
  const moved = { ...point, alpha, lambda, ...(task.kind === "curve" ? { [task.over]: found.value } : {}) };
  return { kind: "details", index, ...inFull(found.solution, moved), point: pointOf(task, found) };
}

function inFull(solution: Solution, point: Point): Pick<DetailsAnswer, "record" | "errors" | "bayes"> {
  return {
    record: recordOf(solution),
    errors: solution.status === "converged" ? pointErrors(point, solution) : null,
    bayes: bayesOptimal(point)[E_GEN],
  };
}

/** The point with the value of the swept parameter. */
function pointOf(task: Task, { value, solution }: CurvePoint): PointInput {
  const written = value === Number.POSITIVE_INFINITY ? "inf" : value;
  if (task.kind === "map") return { ...task.input, alpha: solution.model.alpha, lambda: written };
  if (task.kind === "capacity") return task.input;
  return { ...task.input, [task.over]: written };
}

/** The refusal for an error. The page shows it beside the control, so the message needs no prefix. */
function refusal(error: unknown): AnswerBody {
  if (!(error instanceof ParameterError)) return { kind: "refusal", parameter: "solver", message: errorMessage(error) };
  const { where, parameter, message } = error;
  const prefix = `${where}: `;
  return {
    kind: "refusal",
    // An argument of the kernel "rbf(eta)", and no step size.
    parameter: where === "kernel" && parameter === "eta" ? "bandwidth" : parameter,
    message: message.startsWith(prefix) ? message.slice(prefix.length) : message,
  };
}
