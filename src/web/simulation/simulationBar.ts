import { type ComponentChild, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { DIMENSIONS, isSeed, MOST_SEED, REPLICAS, type SimulationSize } from "../state/simulationSize.js";
import type { SimulatedRow } from "./simulationMessages.js";
import type { Simulation } from "./useSimulation.js";
import { verdict } from "./verdict.js";

const SEEDS = `seed must be a whole number in [0, ${MOST_SEED}]`;

/** Starts and stops finite-size experiments on the current curve, and says how far they are and how far they lie from the theory. */
export function SimulationBar({
  simulation,
  size,
  rows,
  over,
  absence,
  externalChanges,
  onSize,
  onRun,
}: {
  readonly simulation: Simulation;
  readonly size: SimulationSize;
  /** Of the current curve. */
  readonly rows: readonly SimulatedRow[];
  /** What runs along it. */
  readonly over: string;
  /** Why there is nothing to simulate, where there is nothing. */
  readonly absence: string | undefined;
  /** Grows when the page is another than its fields led to: what was typed is not about that one. */
  readonly externalChanges: number;
  readonly onSize: (size: SimulationSize) => void;
  readonly onRun: () => void;
}): ComponentChild {
  const { running, refusal, stop } = simulation;
  const [badSeed, setBadSeed] = useState<string>();
  useEffect(() => setBadSeed(undefined), [externalChanges]);
  const wrong = badSeed === undefined ? refusal : `${SEEDS}; got "${badSeed}". The last good seed, ${size.seed}, stays`;
  const said = rows.length === 0 ? "trains learners of this size on drawn data, in this page" : verdict(rows, over);
  return h(
    "div",
    { class: "simulation", role: "group", "aria-label": "Simulate here" },
    running === undefined
      ? h(
          "button",
          {
            type: "button",
            disabled: absence !== undefined,
            title:
              absence ??
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
        type: "text",
        inputMode: "numeric",
        autocomplete: "off",
        value: badSeed ?? size.seed,
        "aria-invalid": badSeed !== undefined,
        "aria-describedby": "simulate-said",
        onInput: (event: Event) => {
          const typed = (event.currentTarget as HTMLInputElement).value;
          const seed = typed.trim() === "" ? Number.NaN : Number(typed);
          setBadSeed(isSeed(seed) ? undefined : typed);
          if (isSeed(seed)) onSize({ ...size, seed });
        },
      }),
    ),
    h(
      "span",
      {
        id: "simulate-said",
        class: wrong === undefined ? "verdict" : "wrong",
        role: "status",
        title: wrong ?? "Every λ of a path learns from the same data: the distances go together",
      },
      wrong ?? (running === undefined ? said : `${running.done} of ${running.replicas} replicas`),
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
