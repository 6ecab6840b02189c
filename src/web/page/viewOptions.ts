import { type ComponentChild, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LOSS_NAMES, LOSSES } from "../../../equations/vocabulary/losses.js";
import { MEASURE_NAMES, type MeasureName, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { type ExplorerState, hasBayes, rangeOf, withRange } from "../state/explorerState.js";
import { type RangeEnd, type RangeProblem, rangeProblem } from "../state/rangeProblem.js";
import { VIEWS, type ViewName } from "../views.js";
import { readNumber } from "./readNumber.js";
import type { Step } from "./useAddress.js";

/** Why a view has no choice of scale, as a tooltip. */
const NO_LOG: { readonly [name in ViewName]?: string } = {
  "trade-off": "Both axes of the trade-off are linear",
  map: "The colors have the scale that suits the observable",
  capacity: "The axis of the capacity is logarithmic",
};

/** Observable and scale of the vertical axis, references, and the range of the horizontal axis. */
export function ViewOptions({
  state,
  externalChanges,
  onChange,
}: {
  readonly state: ExplorerState;
  /** Counts changes of the state from outside the controls. Typed text is then discarded. */
  readonly externalChanges: number;
  readonly onChange: (step: Step) => void;
}): ComponentChild {
  const { observable, yScale, bayes, best } = state;
  const { choosesObservable, over } = VIEWS[state.view];
  const curves = choosesObservable && state.view !== "map";
  return h(
    "div",
    { class: "options", role: "group", "aria-label": "Choice of what is drawn" },
    choosesObservable &&
      h(
        "label",
        null,
        state.view === "map" ? "color " : "y ",
        h(
          "select",
          {
            id: "observable",
            value: observable,
            onChange: (event: Event) => {
              const chosen = (event.currentTarget as HTMLSelectElement).value as MeasureName;
              onChange((now) => ({ ...now, observable: chosen }));
            },
          },
          MEASURE_NAMES.map((name) =>
            h("option", { value: name, selected: name === observable }, OBSERVABLES[name].words),
          ),
        ),
      ),
    h(Check, {
      label: "log y",
      checked: yScale === "log",
      absence: curves ? undefined : NO_LOG[state.view],
      onChange: (on: boolean) => onChange((now) => ({ ...now, yScale: on ? "log" : "linear" })),
    }),
    h(Check, {
      label: "Bayes-optimal",
      checked: bayes,
      absence: hasBayes(state)
        ? undefined
        : `There is a Bayes-optimal generalization error, and none of ${
            state.view === "capacity" ? "the capacity" : OBSERVABLES[observable].words
          }`,
      onChange: (on: boolean) => onChange((now) => ({ ...now, bayes: on })),
    }),
    h(Check, {
      label: "best λ",
      checked: best,
      absence: state.view === "capacity" ? "The capacity knows no λ" : undefined,
      onChange: (on: boolean) => onChange((now) => ({ ...now, best: on })),
    }),
    state.view === "capacity"
      ? null
      : h(
          "label",
          { title: "A second picture of the same curves with another loss, on the same axes" },
          "side by side with ",
          h(
            "select",
            {
              id: "beside",
              value: state.beside,
              onChange: (event: Event) => {
                const beside = (event.currentTarget as HTMLSelectElement).value;
                onChange((now) => ({ ...now, beside }));
              },
            },
            h("option", { value: "", selected: state.beside === "" }, "nothing"),
            LOSS_NAMES.map((name) => h("option", { value: name, selected: name === state.beside }, LOSSES[name].words)),
          ),
        ),
    h(RangeFields, { key: state.view, state, over, externalChanges, onChange }),
  );
}

function Check({
  label,
  checked,
  absence,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  /** Why the box has no effect in this view, if so. */
  readonly absence: string | undefined;
  readonly onChange: (on: boolean) => void;
}): ComponentChild {
  return h(
    "label",
    { class: "check", title: absence },
    h("input", { type: "checkbox", checked, disabled: absence !== undefined, onChange: () => onChange(!checked) }),
    label,
  );
}

/** Fields for the ends of the axis. An invalid range shows a message and has no effect. */
function RangeFields({
  state,
  over,
  externalChanges,
  onChange,
}: {
  readonly state: ExplorerState;
  readonly over: string;
  readonly externalChanges: number;
  readonly onChange: (step: Step) => void;
}): ComponentChild {
  const [from, to] = rangeOf(state);
  const own = VIEWS[state.view];
  const [typed, setTyped] = useState({ from: String(from), to: String(to) });
  // Typed text stays while its value is that of the state: "1/3" is not replaced by its digits.
  useEffect(
    () =>
      setTyped((last) => ({
        from: readNumber(last.from) === from ? last.from : String(from),
        to: readNumber(last.to) === to ? last.to : String(to),
      })),
    [from, to, externalChanges],
  );
  const problemOf = (texts: { readonly [end in RangeEnd]: string }): RangeProblem | undefined =>
    rangeProblem(state.view, readNumber(texts.from) ?? texts.from, readNumber(texts.to) ?? texts.to);
  const wrong = problemOf(typed);
  const type =
    (end: RangeEnd) =>
    (event: Event): void => {
      const next = { ...typed, [end]: (event.currentTarget as HTMLInputElement).value };
      setTyped(next);
      if (problemOf(next) !== undefined) return;
      onChange((now) => withRange(now, readNumber(next.from) as number, readNumber(next.to) as number));
    };
  const field = (end: RangeEnd): ComponentChild =>
    h("input", {
      type: "text",
      inputMode: "decimal",
      size: 6,
      value: typed[end],
      "aria-label": `${over} ${end}`,
      "aria-invalid": wrong?.ends.includes(end) === true,
      "aria-describedby": "range-help",
      onInput: type(end),
    });
  return h(
    "span",
    { class: "range" },
    `${over} from `,
    field("from"),
    " to ",
    field("to"),
    h(
      "button",
      {
        type: "button",
        class: "reset",
        title: `Reset the range of ${over}`,
        "aria-label": `Reset the range of ${over}`,
        disabled: own.from === from && own.to === to && wrong === undefined,
        onClick: () => {
          setTyped({ from: String(own.from), to: String(own.to) });
          onChange((now) => withRange(now, own.from, own.to));
        },
      },
      "↺",
    ),
    h(
      "span",
      { id: "range-help", class: "problem", role: wrong === undefined ? undefined : "alert" },
      wrong === undefined ? null : `${wrong.message}. The picture keeps ${from} to ${to}`,
    ),
  );
}
