import { type ComponentChild, h } from "preact";
import { useState } from "preact/hooks";
import type { SimulatedRow } from "./simulationMessages.js";
import type { SimulationSize } from "./simulationTasks.js";
import type { Simulation } from "./useSimulation.js";
import { verdict } from "./verdict.js";

/** Sizes of an experiment: input dimensions, and data sets to average over. */
const DIMENSIONS = [50, 100, 200, 300] as const;
const REPLICAS = [4, 8, 16, 32] as const;
/** Seeds of drawn data, of 32 bits. */
const FIRST_SEED = 1;
const MOST_SEED = 2 ** 32 - 1;

/** Starts and stops finite-size experiments on the current curve, and says how far they are and how far they lie from the theory. */
export function SimulationBar({
  simulation,
  rows,
  over,
  possible,
  onRun,
}: {
  readonly simulation: Simulation;
  /** Of the current curve. */
  readonly rows: readonly SimulatedRow[];
  /** What runs along it. */
  readonly over: string;
  readonly possible: boolean;
  readonly onRun: (size: SimulationSize) => void;
}): ComponentChild {
  const [d, setD] = useState<number>(DIMENSIONS[1]);
  const [replicas, setReplicas] = useState<number>(REPLICAS[1]);
  const [seed, setSeed] = useState<number>(FIRST_SEED);
  const { running, refusal, stop } = simulation;
  const said = rows.length === 0 ? "trains learners of this size on drawn data, in this page" : verdict(rows, over);
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
            onClick: () => onRun({ d, replicas, seed }),
          },
          "Simulate",
        )
      : h("button", { type: "button", onClick: stop }, "Stop"),
    h(Choice, { label: "d", value: d, choices: DIMENSIONS, onChange: setD }),
    h(Choice, { label: "replicas", value: replicas, choices: REPLICAS, onChange: setReplicas }),
    h(
      "label",
      { title: "Another seed draws other data; the same one draws the same again" },
      "seed ",
      h("input", {
        id: "simulate-seed",
        type: "number",
        min: 0,
        max: MOST_SEED,
        step: 1,
        value: seed,
        onChange: (event: Event) => {
          const field = event.currentTarget as HTMLInputElement;
          const given = field.valueAsNumber;
          if (Number.isInteger(given) && given >= 0 && given <= MOST_SEED) setSeed(given);
          else field.value = String(seed);
        },
      }),
    ),
    h(
      "span",
      {
        class: refusal === undefined ? "verdict" : "wrong",
        role: "status",
        title: refusal ?? "Every λ of a path learns from the same data: the distances go together",
      },
      refusal ?? (running === undefined ? said : `${running.done} of ${running.replicas} replicas`),
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
