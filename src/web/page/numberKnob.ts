import { type ComponentChild, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ParameterError } from "../../core/errors.js";
import type { NumberKnob } from "../state/curveSettings.js";
import { SLIDERS, sliderPosition, sliderValue, typedNumber, writtenNumber } from "./knobTable.js";
import { MathLabel } from "./mathLabel.js";
import { type Names, readNumber } from "./readNumber.js";

/** Properties of a NumberKnobField. */
export interface NumberKnobProps {
  readonly knob: NumberKnob;
  readonly value: number;
  readonly initial: number;
  /** "used" if the curve depends on it, "reading" if the curve is read at it. */
  readonly role: "used" | "reading";
  /** The library's message, if it refused the value. */
  readonly refusal: string | undefined;
  /** Values of other parameters, which a typed expression may name. */
  readonly names: Names;
  /** Counts changes of the state from outside the controls. Typed text is then discarded. */
  readonly externalChanges: number;
  readonly onChange: (value: number) => void;
  readonly onReset: () => void;
  /** Called with the message about invalid input, or undefined when the input is valid. */
  readonly onProblem: (problem: string | undefined) => void;
}

/** Typed text. It stays in the field as long as its value is that of the state: "2/0.9" is not replaced by its digits. */
interface Typed {
  readonly text: string;
  readonly value: number | undefined;
  readonly problem?: string;
}

const NOTHING: Typed = { text: "", value: undefined };

/** A slider and a field for the exact value. Below them stands the meaning of the parameter, or a message about invalid input. */
export function NumberKnobField(props: NumberKnobProps): ComponentChild {
  const { knob, value, initial, role, refusal, names, externalChanges, onChange, onReset, onProblem } = props;
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const slider = SLIDERS[knob];
  const kept = typed.problem !== undefined || (typed.value === value && readNumber(typed.text, names) === value);
  useEffect(() => setTyped((last) => (last.value === value ? last : NOTHING)), [value, externalChanges]);
  useEffect(() => onProblem(typed.problem), [typed.problem]);
  // A control that leaves the page takes its message along.
  useEffect(() => () => onProblem(undefined), []);
  const read = (text: string): void => {
    try {
      const number = typedNumber(knob, text, names);
      setTyped({ text, value: number });
      onChange(number);
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      setTyped({ text, value: undefined, problem: error.message.replace(/^page: /, "") });
    }
  };
  const wrong = typed.problem ?? refusal;
  const text = writtenNumber(knob, value);
  const reset = (): void => {
    setTyped(NOTHING);
    onReset();
  };
  return h(
    "div",
    { class: `knob ${role}`, "data-knob": knob },
    h(
      "label",
      { for: `${knob}-field`, class: "name" },
      h(MathLabel, { label: slider.tex }),
      h("span", null, ` ${slider.name ?? knob}`),
    ),
    h("input", {
      id: `${knob}-field`,
      class: "field",
      type: "text",
      inputMode: "decimal",
      autocomplete: "off",
      spellcheck: false,
      value: kept ? typed.text : text,
      "aria-invalid": wrong !== undefined,
      "aria-describedby": `${knob}-help`,
      onInput: (event: Event) => read((event.currentTarget as HTMLInputElement).value),
    }),
    h(
      "button",
      {
        type: "button",
        class: "reset",
        title: `Reset ${knob}`,
        "aria-label": `Reset ${knob}`,
        disabled: value === initial && typed.problem === undefined,
        onClick: reset,
      },
      "↺",
    ),
    h("input", {
      class: "slider",
      type: "range",
      min: 0,
      max: slider.steps,
      step: 1,
      value: sliderPosition(slider, value),
      "aria-label": knob,
      "aria-valuetext": text,
      onInput: (event: Event) => onChange(sliderValue(slider, Number((event.currentTarget as HTMLInputElement).value))),
    }),
    h(
      "p",
      {
        id: `${knob}-help`,
        class: wrong === undefined ? "help" : "help wrong",
        role: wrong === undefined ? undefined : "alert",
      },
      h("span", null, wrong ?? helpOf(props)),
    ),
  );
}

function helpOf({ knob, role }: NumberKnobProps): string {
  return role === "reading" ? "runs along the axis; the table reads here" : SLIDERS[knob].help;
}
