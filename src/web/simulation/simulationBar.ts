import { type ComponentChild, h } from "preact";
import { useState } from "preact/hooks";
import type { SimulatedRow } from "./simulationMessages.js";
import type { Simulation } from "./useSimulation.js";

/** Sizes of an experiment: input dimensions, and data sets to average over. */
const DIMENSIONS = [50, 100, 200, 300] as const;
const REPLICAS = [4, 8, 16, 32] as const;

/** Starts and stops finite-size experiments on the current curve, and says how far they are and how far they lie from the theory. */
export function SimulationBar({
  simulation,
  rows,
  possible,
  onRun,
}: {
  readonly simulation: Simulation;
  /** Of the current curve. */
  readonly rows: readonly SimulatedRow[];
  readonly possible: boolean;
  readonly onRun: (d: number, replicas: number) => void;
}): ComponentChild {
  const [d, setD] = useState<number>(DIMENSIONS[1]);
  const [replicas, setReplicas] = useState<number>(REPLICAS[1]);
  const { running, refusal, stop } = simulation;
  return h(
    "div",
    { class: "simulation", role: "group", "aria-label": "Simulate here" },
    running === undefined
      ? h(
          "button",
          {
            type: "button",
            disabled: !possible,
            title:
              "Train real learners on drawn data, in this page; features and kernels are centered (less μ₀ and K(0)), as raf simulate --centered does",
            onClick: () => onRun(d, replicas),
          },
          "Simulate",
        )
      : h("button", { type: "button", onClick: stop }, "Stop"),
    h(Choice, { label: "d", value: d, choices: DIMENSIONS, onChange: setD }),
    h(Choice, { label: "replicas", value: replicas, choices: REPLICAS, onChange: setReplicas }),
    h(
      "span",
      {
        class: refusal === undefined ? "verdict" : "wrong",
        role: "status",
        title: refusal ?? "Every λ of a path learns from the same data: the distances go together",
      },
      refusal ?? (running === undefined ? verdict(rows) : `${running.done} of ${running.replicas} replicas`),
    ),
  );
}

function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly onChange: (value: number) => void;
}): ComponentChild {
  return h(
    "label",
    null,
    `${label} `,
    h(
      "select",
      {
        id: `simulate-${label}`,
        value,
        onChange: (event: Event) => onChange(Number((event.currentTarget as HTMLSelectElement).value)),
      },
      choices.map((choice) => h("option", { value: choice, selected: choice === value }, choice)),
    ),
  );
}

/** The scatter about the theory in one number; a finite d leaves a bias of order 1/d in it. */
function verdict(rows: readonly SimulatedRow[]): string {
  if (rows.length === 0) return "trains learners of this size on drawn data, in this page";
  const scores = rows.flatMap(({ observables }) =>
    ["generalizationError", "memorizationError"].flatMap((name) => observables[name]?.z ?? []),
  );
  if (scores.length === 0) return "simulated; one replica has no error bar";
  const spread = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length);
  return `rms distance from the theory: ${spread.toFixed(1)} standard errors; expect a bias of order 1/d`;
}
