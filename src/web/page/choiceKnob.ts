import { type ComponentChild, h } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Properties of a ChoiceKnob. */
export interface ChoiceKnobProps {
  readonly knob: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: string) => void;
  /** The field for an expression. Its space is reserved, so that the layout does not move when it opens. */
  readonly expression?: {
    readonly open: boolean;
    readonly text: string;
    readonly hint: string;
    readonly onChange: (text: string) => void;
  };
  /** Counts changes of the state from outside the controls. The field then shows the expression of the state. */
  readonly externalChanges: number;
  /** Called with the message about invalid input, or undefined when the input is valid. */
  readonly onProblem: (problem: string | undefined) => void;
  readonly refusal: string | undefined;
  readonly help: string;
}

/** Pause in typing after which an expression takes effect, in milliseconds. */
const REST = 350;

/** A select box, with a text field for an expression that is not in the list. */
export function ChoiceKnob({
  knob,
  label,
  value,
  choices,
  onChange,
  expression,
  externalChanges,
  onProblem,
  refusal,
  help,
}: ChoiceKnobProps): ComponentChild {
  const [blank, setBlank] = useState(false);
  const missing = expression?.open === true && blank ? "enter an expression; the last one stays in use" : undefined;
  useEffect(() => onProblem(missing), [missing]);
  useEffect(() => () => onProblem(undefined), []);
  // The refusal is about the text before the field was emptied.
  const wrong = missing ?? refusal;
  return h(
    "div",
    { class: "knob choice", "data-knob": knob },
    h("label", { for: `${knob}-choice`, class: "name" }, label),
    h(
      "select",
      {
        id: `${knob}-choice`,
        class: "field",
        value,
        "aria-describedby": `${knob}-help`,
        onChange: (event: Event) => onChange((event.currentTarget as HTMLSelectElement).value),
      },
      choices.map((choice) =>
        h("option", { value: choice.value, disabled: choice.disabled, selected: choice.value === value }, choice.label),
      ),
    ),
    expression === undefined
      ? null
      : h(ExpressionField, {
          knob,
          label,
          ...expression,
          externalChanges,
          wrong: wrong !== undefined,
          onBlank: setBlank,
        }),
    h(
      "p",
      {
        id: `${knob}-help`,
        class: wrong === undefined ? "help" : "help wrong",
        role: wrong === undefined ? undefined : "alert",
      },
      h("span", null, wrong ?? help),
    ),
  );
}

interface ExpressionFieldProps {
  readonly knob: string;
  readonly label: string;
  readonly open: boolean;
  readonly text: string;
  readonly hint: string;
  readonly externalChanges: number;
  readonly onChange: (text: string) => void;
  readonly wrong: boolean;
  /** Called with whether the field is empty. */
  readonly onBlank: (blank: boolean) => void;
}

function ExpressionField({
  knob,
  label,
  open,
  text,
  hint,
  externalChanges,
  onChange,
  wrong,
  onBlank,
}: ExpressionFieldProps): ComponentChild {
  const [draft, setDraft] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const given = useRef(text);
  const take = (typed: string): void => {
    clearTimeout(timer.current);
    if (!open || typed === text || typed.trim() === "") return;
    given.current = typed;
    onChange(typed);
  };
  // The timer may fire after the state has changed.
  const newest = useRef(take);
  newest.current = take;
  useEffect(() => {
    // Text that came from this field must not overwrite newer keystrokes.
    if (open && text === given.current) return;
    given.current = text;
    clearTimeout(timer.current);
    setDraft(text);
  }, [text, open]);
  // An expression whose rest is not over is still taken, and is not overwritten.
  useEffect(() => setDraft((last) => (last.trim() === "" ? text : last)), [externalChanges]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => onBlank(draft.trim() === ""), [draft]);
  return h("input", {
    id: `${knob}-expression`,
    class: "expression",
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
    disabled: !open,
    "aria-label": `${label}, expression`,
    "aria-invalid": wrong,
    "aria-describedby": `${knob}-help`,
    value: open ? draft : "",
    placeholder: hint,
    onInput: (event: Event) => {
      const typed = (event.currentTarget as HTMLInputElement).value;
      setDraft(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => newest.current(typed), REST);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") take((event.currentTarget as HTMLInputElement).value);
    },
    // Whatever is done next is done to the expression that stands here.
    onBlur: (event: Event) => take((event.currentTarget as HTMLInputElement).value),
  });
}
