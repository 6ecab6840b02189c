import { type ComponentChild, h } from "preact";
import { useEffect } from "preact/hooks";
import { DEFAULT_SETTINGS, knobRole, knobSymbol, NUMBER_KNOBS, type NumberKnob } from "../state/curveSettings.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { KnobPanelProps } from "./knobPanel.js";
import { NumberKnobField } from "./numberKnob.js";

/** Controls that can be shown to an audience: those that change the curve first, then those of the axes. */
export function presentableKnobs({ settings, view }: ExplorerState): readonly NumberKnob[] {
  const withRole = (role: string): readonly NumberKnob[] =>
    NUMBER_KNOBS.filter((knob) => knobRole(settings, knob, view) === role);
  return [...withRole("used"), ...withRole("reading")];
}

/** The only control of the page while it is shown to an audience, the choice of it, and the way back. */
export function PresentBar({
  state,
  onKnob,
  onChange,
  onReplace,
  onProblem,
  refusal,
  externalChanges,
}: KnobPanelProps & {
  /** Chooses the control; "" ends the presentation. */
  readonly onKnob: (knob: NumberKnob | "") => void;
}): ComponentChild {
  const knobs = presentableKnobs(state);
  const knob = knobs.find((known) => known === state.present) ?? knobs[0];
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onKnob("");
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return h(
    "div",
    { class: "present-bar", role: "group", "aria-label": "Control" },
    knob === undefined
      ? null
      : h(NumberKnobField, {
          key: knob,
          knob,
          value: state.settings[knob],
          initial: DEFAULT_SETTINGS[knob],
          role: knobRole(state.settings, knob, state.view) === "reading" ? "reading" : "used",
          refusal: refusal?.parameter === knob ? refusal.message : undefined,
          names: {},
          externalChanges,
          onChange: (value: number) => onChange((now) => ({ settings: { ...now, [knob]: value } })),
          onReset: () => onReplace((now) => ({ settings: { ...now, [knob]: DEFAULT_SETTINGS[knob] } })),
          onProblem: (problem: string | undefined) => onProblem(knob, problem),
        }),
    h(
      "label",
      null,
      "control ",
      h(
        "select",
        {
          id: "present-knob",
          value: knob,
          onChange: (event: Event) => {
            const chosen = (event.currentTarget as HTMLSelectElement).value;
            const found = knobs.find((known) => known === chosen);
            if (found !== undefined) onKnob(found);
          },
        },
        knobs.map((known) => h("option", { value: known, selected: known === knob }, `${knobSymbol(known)} ${known}`)),
      ),
    ),
    h("button", { type: "button", onClick: () => onKnob(""), title: "Back to the whole page (Escape)" }, "Close"),
  );
}
