import { useEffect, useRef, useState } from "preact/hooks";
import type { SimulationSize } from "../state/simulationSize.js";
import type { CurveTask } from "../theory/questions.js";
import type { SimulatedRow, SimulationAnswer, SimulationQuestion } from "./simulationMessages.js";
import { simulationKey, simulationTasks } from "./simulationTasks.js";

/** A worker that simulates. */
export interface SimulationPort {
  readonly postMessage: (question: SimulationQuestion) => void;
  readonly addEventListener: (
    type: "message",
    listen: (event: MessageEvent<SimulationAnswer | string>) => void,
  ) => void;
  readonly terminate: () => void;
}

/** The simulations of the page. */
export interface Simulation {
  /** Rows by the key of their curve. */
  readonly rows: ReadonlyMap<string, readonly SimulatedRow[]>;
  /** How far the running one has come. */
  readonly running: { readonly done: number; readonly replicas: number } | undefined;
  readonly refusal: string | undefined;
  readonly run: (task: CurveTask, size: SimulationSize) => void;
  readonly stop: () => void;
}

/** Simulations in a worker of their own, so that the knobs can be turned meanwhile; a new one ends the one before. */
export function useSimulation(open: () => SimulationPort): Simulation {
  const [rows, setRows] = useState<Simulation["rows"]>(new Map());
  const [running, setRunning] = useState<Simulation["running"]>();
  const [refusal, setRefusal] = useState<string>();
  const port = useRef<SimulationPort | undefined>(undefined);
  const stop = (): void => {
    port.current?.terminate();
    port.current = undefined;
    setRunning(undefined);
  };
  useEffect(() => stop, []);
  const run = (task: CurveTask, size: SimulationSize): void => {
    const { replicas } = size;
    stop();
    setRefusal(undefined);
    const experiments = simulationTasks(task, size);
    if (experiments.length === 0) {
      setRefusal("no value of the range fits this d");
      return;
    }
    const key = simulationKey(task);
    const worker = open();
    port.current = worker;
    setRunning({ done: 0, replicas });
    worker.addEventListener("message", ({ data }) => {
      if (port.current !== worker || typeof data === "string") return;
      if (data.kind === "refusal") setRefusal(data.message);
      else setRows((known) => new Map(known).set(key, data.rows));
      if (data.kind === "refusal" || data.done === data.replicas) stop();
      else setRunning({ done: data.done, replicas: data.replicas });
    });
    worker.postMessage({ experiments, replicas });
  };
  return { rows, running, refusal, run, stop };
}
