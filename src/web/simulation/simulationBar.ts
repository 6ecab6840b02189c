import { type ComponentChild, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { DIMENSIONS, isSeed, MOST_SEED, REPLICAS, type SimulationSize } from "../state/simulationSize.js";
import type { SimulatedRow } from "./simulationMessages.js";
import type { Simulation } from "./useSimulation.js";
import { verdict } from "./verdict.js";

const SEEDS = `seed must be a whole number in [0, ${MOST_SEED}]`;

/** Starts and stops simulations for the current curve, and shows their progress and their distance from the theory. */
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
  /** Simulated points of the current curve. */
  readonly rows: readonly SimulatedRow[];
  /** Parameter of its axis. */
  readonly over: SweptParameter;
  /** Why the curve cannot be simulated, if it cannot. */
  readonly absence: string | undefined;
  /** Counts changes of the state from outside the controls. Typed text is then discarded. */
  readonly externalChanges: number;
  readonly onSize: (size: SimulationSize) => void;
  readonly onRun: () => void;
}): ComponentChild {
  const { running, refusal, stop } = simulation;
  const [badSeed, setBadSeed] = useState<string>();
  useEffect(() => setBadSeed(undefined), [externalChanges]);
  const wrong = badSeed === undefined ? refusal : `${SEEDS}; got "${badSeed}". Seed ${size.seed} stays in use`;
  const said =
    absence ?? (rows.length === 0 ? "trains learners of this size on random data, in this page" : verdict(rows, over));
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
      disabled: absence !== undefined,
      choices: DIMENSIONS,
      onChange: (d) => onSize({ ...size, d }),
    }),
    h(Choice<SimulationSize["replicas"]>, {
      label: "replicas",
      value: size.replicas,
      disabled: absence !== undefined,
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
        value: badSeed ?? String(size.seed),
        disabled: absence !== undefined,
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
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly disabled: boolean;
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
        // As text: Preact compares it with that of the element.
        value: String(value),
        disabled,
        onChange: (event: Event) => onChange(Number((event.currentTarget as HTMLSelectElement).value) as Value),
      },
      choices.map((choice) => h("option", { value: String(choice), selected: choice === value }, choice)),
    ),
  );
}
