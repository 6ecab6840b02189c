import { type ComponentChild, h } from "preact";
import { DIMENSIONS, isSeed, MOST_SEED, REPLICAS, type SimulationSize } from "../state/simulationSize.js";
import type { SimulatedRow } from "./simulationMessages.js";
import type { Simulation } from "./useSimulation.js";
import { verdict } from "./verdict.js";

/** Starts and stops finite-size experiments on the current curve, and says how far they are and how far they lie from the theory. */
export function SimulationBar({
  simulation,
  size,
  rows,
  over,
  possible,
  onSize,
  onRun,
}: {
  readonly simulation: Simulation;
  readonly size: SimulationSize;
  /** Of the current curve. */
  readonly rows: readonly SimulatedRow[];
  /** What runs along it. */
  readonly over: string;
  readonly possible: boolean;
  readonly onSize: (size: SimulationSize) => void;
  readonly onRun: () => void;
}): ComponentChild {
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
            onClick: onRun,
          },
          "Simulate",
        )
      : h("button", { type: "button", onClick: stop }, "Stop"),
    h(Choice<SimulationSize["d"]>, {
      label: "d",
      value: size.d,
      choices: DIMENSIONS,
      onChange: (d) => onSize({ ...size, d }),
    }),
    h(Choice<SimulationSize["replicas"]>, {
      label: "replicas",
      value: size.replicas,
      choices: REPLICAS,
      onChange: (replicas) => onSize({ ...size, replicas }),
    }),
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
        value: size.seed,
        onChange: (event: Event) => {
          const field = event.currentTarget as HTMLInputElement;
          const seed = field.valueAsNumber;
          if (isSeed(seed)) onSize({ ...size, seed });
          else field.value = String(size.seed);
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

function Choice<Value extends number>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly onChange: (value: Value) => void;
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
        onChange: (event: Event) => onChange(Number((event.currentTarget as HTMLSelectElement).value) as Value),
      },
      choices.map((choice) => h("option", { value: choice, selected: choice === value }, choice)),
    ),
  );
}
