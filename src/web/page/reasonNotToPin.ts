import { type ExplorerState, MOST_PINS } from "../state/explorerState.js";

/** What is wrong with what was typed, by knob: the page keeps the last value there, which is not the one in the field. */
export interface InputProblems {
  readonly [knob: string]: string | undefined;
}

/** The complaints after a knob has told its own; the same where that is nothing new. */
export function withProblem(known: InputProblems, knob: string, problem: string | undefined): InputProblems {
  return known[knob] === problem ? known : { ...known, [knob]: problem };
}

/**
 * Why the current curve cannot be kept, where it cannot: a pin is what the knobs say.
 *
 * @param refusal What the library said against the knobs.
 */
export function reasonNotToPin(
  { pins }: ExplorerState,
  refusal: string | undefined,
  problems: InputProblems,
): string | undefined {
  const wrong = refusal ?? Object.values(problems).find((problem) => problem !== undefined);
  if (wrong !== undefined) return `Cannot be kept while the knobs are refused: ${wrong}`;
  return pins.length >= MOST_PINS ? "No room for more curves" : undefined;
}
