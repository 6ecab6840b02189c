import { modelOf } from "../equations/point.js";
import { meanField, trainingProblem } from "../equations/training/meanField.js";
import { loadLinearAlgebra } from "../validation/linearAlgebra/loadLinearAlgebra.js";
import { simulateReplica } from "../validation/simulateReplica.js";
import { against, type Group, rowOf } from "./row.js";

const POINT = { model: "linear", loss: "logistic", alpha: 2, epsilon: 0.2, lambda: 0.1 } as const;
const TRAINING = { algorithm: "gradient-descent", eta: 0.1, steps: 100 } as const;
/** Standard errors that both routes reach. */
const TARGET = { generalizationError: 1e-3, memorizationError: 2e-3 } as const;
const NAMES = ["generalizationError", "memorizationError"] as const;
/** Input dimension of the simulation: its shift of order 1/d is as large as the target. */
const DIMENSION = 300;
const MOST_REPLICAS = 2000;

/** 100 steps on the logistic loss to the same standard errors, by mean-field theory and by simulation. */
export async function meanFieldSteps(): Promise<Group> {
  const started = process.cpuUsage();
  const { states } = meanField(trainingProblem(modelOf(POINT), TRAINING), { precision: TARGET.memorizationError });
  const theory = {
    seconds: cpuSeconds(started),
    errors: NAMES.map((name) => Math.max(...states.map((state) => state[name].standardError))),
    values: NAMES.map((name) => states.at(-1)![name].value),
  };
  const simulation = await simulated();
  const rowWith = (name: string, { seconds, errors, values }: typeof theory): ReturnType<typeof rowOf> => {
    const [rule, facts] = NAMES.map((_, k) => `${values[k]!.toFixed(4)} ± ${errors[k]!.toExponential(1)}`);
    return rowOf(`${name}: E_gen ${rule}, E_mem ${facts}`, { seconds, noise: 0 }, "s");
  };
  const simulatedRow = rowWith(`simulation, d = ${DIMENSION}, ${simulation.replicas} replicas`, simulation);
  return {
    title:
      "100 steps of gradient descent on the logistic loss to standard errors of 1e-3 in E_gen and 2e-3 in E_mem, one core",
    rows: [against(rowWith("mean-field theory, all steps", theory), simulatedRow), simulatedRow],
  };
}

async function simulated(): Promise<{ seconds: number; errors: number[]; values: number[]; replicas: number }> {
  const algebra = await loadLinearAlgebra();
  const { lambda, ...point } = POINT;
  const started = process.cpuUsage();
  const measured = NAMES.map((): number[] => []);
  for (let replica = 0; replica < MOST_REPLICAS; replica++) {
    const [row] = await simulateReplica(
      { ...point, ...TRAINING, lambdas: [lambda], d: DIMENSION, seed: 1, replica },
      algebra,
    );
    for (const [k, name] of NAMES.entries()) measured[k]!.push(row![name]!);
    if (replica >= 15 && NAMES.every((name, k) => standardError(measured[k]!) <= TARGET[name])) break;
  }
  return {
    seconds: cpuSeconds(started),
    errors: measured.map(standardError),
    values: measured.map(mean),
    replicas: measured[0]!.length,
  };
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
