import { useEffect, useRef, useState } from "preact/hooks";
import type { SimulationSize } from "../state/simulationSize.js";
import type { CurveTask } from "../theory/questions.js";
import type { SimulatedRow, SimulationAnswer, SimulationQuestion } from "./simulationMessages.js";
import { simulationKey, simulationTasks } from "./simulationTasks.js";

/** The methods of a simulating Worker that the page uses. */
export interface SimulationPort {
  readonly postMessage: (question: SimulationQuestion) => void;
  readonly addEventListener: ((
    type: "message",
    listen: (event: MessageEvent<SimulationAnswer | string>) => void,
  ) => void) &
    ((type: "error", listen: (event: { readonly message?: string }) => void) => void);
  readonly terminate: () => void;
}

/** The simulations of the page. */
export interface Simulation {
  /** Rows by the key of their curve. */
  readonly rows: ReadonlyMap<string, readonly SimulatedRow[]>;
  /** Progress of the running simulation. */
  readonly running: { readonly done: number; readonly replicas: number } | undefined;
  readonly refusal: string | undefined;
  readonly run: (task: CurveTask, size: SimulationSize) => void;
  readonly stop: () => void;
}

const NOT_LOADED = "The simulation could not be loaded. Check the network, then try again";

/**
 * Runs simulations in their own worker, so that the controls stay responsive. A new run stops the previous one.
 *
 * A worker that has finished is kept for the next run, which then also works offline.
 */
export function useSimulation(open: () => SimulationPort): Simulation {
  const [rows, setRows] = useState<Simulation["rows"]>(new Map());
  const [running, setRunning] = useState<Simulation["running"]>();
  const [refusal, setRefusal] = useState<string>();
  const port = useRef<SimulationPort | undefined>(undefined);
  const key = useRef<string | undefined>(undefined);
  const rest = (): void => {
    key.current = undefined;
    setRunning(undefined);
  };
  const close = (): void => {
    port.current?.terminate();
    port.current = undefined;
    rest();
  };
  const stop = (): void => {
    if (key.current !== undefined) close();
  };
  useEffect(() => close, []);
  const opened = (): SimulationPort => {
    const worker = open();
    worker.addEventListener("message", ({ data }) => {
      const curve = key.current;
      if (port.current !== worker || curve === undefined || typeof data === "string") return;
      if (data.kind === "refusal") setRefusal(data.message);
      else setRows((known) => new Map(known).set(curve, data.rows));
      if (data.kind === "refusal" || data.done === data.replicas) rest();
      else setRunning({ done: data.done, replicas: data.replicas });
    });
    worker.addEventListener("error", ({ message = "" }) => {
      if (port.current !== worker) return;
      setRefusal(message === "" ? NOT_LOADED : message);
      close();
    });
    return worker;
  };
  const run = (task: CurveTask, size: SimulationSize): void => {
    const { replicas } = size;
    stop();
    setRefusal(undefined);
    const experiments = simulationTasks(task, size);
    if (experiments.length === 0) {
      setRefusal("no value of the range fits this d");
      return;
    }
    const worker = port.current ?? opened();
    port.current = worker;
    key.current = simulationKey(task);
    setRunning({ done: 0, replicas });
    worker.postMessage({ experiments, replicas });
  };
  return { rows, running, refusal, run, stop };
}
