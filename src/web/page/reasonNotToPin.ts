import type { NumberKnob } from "../state/curveSettings.js";
import { type ExplorerState, MOST_PINS } from "../state/explorerState.js";

/** A control with a text field. */
export type ControlName = NumberKnob | "loss" | "features" | "algorithm" | "teacher" | "inputs";

/** Messages about invalid input, by control. The page goes on with the last valid value. */
export type InputProblems = { readonly [control in ControlName]?: string | undefined };

/** The messages after a control has reported one. Returns the same object if nothing changed. */
export function withProblem(known: InputProblems, knob: ControlName, problem: string | undefined): InputProblems {
  return known[knob] === problem ? known : { ...known, [knob]: problem };
}

/**
 * Why the current curve cannot be pinned. A pin stores the settings of the controls, so they must be valid.
 *
 * @param refusal The library's message, if it refused the settings.
 * @returns       Undefined if it can be pinned.
 */
export function reasonNotToPin(
  { pins }: ExplorerState,
  refusal: string | undefined,
  problems: InputProblems,
): string | undefined {
  const wrong = refusal ?? Object.values(problems).find((problem) => problem !== undefined);
  if (wrong !== undefined) return `Correct this input before pinning: ${wrong}`;
  return pins.length >= MOST_PINS ? `At most ${MOST_PINS} curves can be pinned. Remove one first` : undefined;
}
