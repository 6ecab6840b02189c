import type { TeacherInput } from "../../../equations/point.js";
import { flagOf, PARAMETERS, type SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { shellWord } from "../../study/store/shellWord.js";
import { CURVE_POINTS } from "../state/curveTask.js";
import type { MapTask, Task } from "../theory/questions.js";

/**
 * The command line that computes the numbers of a curve.
 *
 * @param task The task of the curve.
 * @returns One command for a curve and for the capacity. For a map, a loop for any POSIX shell.
 */
export function rafCommand(task: Task): string {
  switch (task.kind) {
    case "curve": {
      const { over, values } = task;
      const inner = values.filter((value) => Number.isFinite(value) && !(over === "lambda" && value === 0));
      return sweep(flags(task.input, [over]), over, inner, inner.length < values.length);
    }
    case "map":
      return mapLoop(task);
    case "capacity": {
      const { input, epsilons } = task;
      const own = flags(input, ["loss", "alpha", "lambda", "epsilon"]);
      return `raf threshold ${own} --over epsilon --from ${epsilons[0]} --to ${epsilons.at(-1)} --points ${epsilons.length}`;
    }
  }
}

/** A curve over lambda for every alpha. Each row begins with alpha, and there is one header. */
function mapLoop({ input, alphas, lambdas }: MapTask): string {
  const inner = lambdas.filter((lambda) => lambda > 0 && lambda < Number.POSITIVE_INFINITY);
  const column = sweep(
    `${flags(input, ["alpha", "lambda"])} --alpha $alpha`,
    "lambda",
    inner,
    inner.length < lambdas.length,
  );
  const before = 'sed "1s/^/alpha,/;2,\\$s/^/$alpha,/"';
  return `for alpha in ${alphas.join(" ")}; do ${column} | ${before}; done | awk 'NR == 1 || !/^alpha,/'`;
}

function sweep(pointFlags: string, over: SweptParameter, values: readonly number[], limits: boolean): string {
  const spacing = PARAMETERS[over].slider?.scale === "log" ? " --log" : "";
  // Whole numbers are those of the whole range, rounded.
  const points = PARAMETERS[over].whole === true ? CURVE_POINTS : values.length;
  const range = `--over ${over} --from ${values[0]} --to ${values.at(-1)} --points ${points}${spacing}`;
  return `raf curve ${pointFlags} ${range}${limits ? " --limits" : ""}`;
}

function flags({ teacher, ...input }: Task["input"], leftOut: readonly string[]): string {
  const learner: readonly (readonly [string, unknown])[] =
    teacher === undefined ? [] : [["teacher", learnerText(teacher)]];
  return [...Object.entries(input), ...learner]
    .filter(([key]) => !leftOut.includes(key))
    .map(([key, value]) => `--${flagOf(key)} ${shellWord(String(value))}`)
    .join(" ");
}

/** A teacher as its flag has it: loss=hinge,lambda=0.1. */
function learnerText({ loss, lambda }: TeacherInput): string {
  return `loss=${typeof loss === "string" ? loss : loss.name},lambda=${lambda}`;
}
