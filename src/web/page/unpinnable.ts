import { type ExplorerState, MOST_PINS } from "../state/explorerState.js";

/** What is wrong with what was typed, by knob: the page keeps the last value there, which is not the one in the field. */
export interface Complaints {
  readonly [knob: string]: string | undefined;
}

/** The complaints after a knob has told its own; the same where that is nothing new. */
export function withComplaint(known: Complaints, knob: string, complaint: string | undefined): Complaints {
  return known[knob] === complaint ? known : { ...known, [knob]: complaint };
}

/**
 * Why the current curve cannot be kept, where it cannot: a pin is what the knobs say.
 *
 * @param refusal What the library said against the knobs.
 */
export function unpinnable(
  { pins }: ExplorerState,
  refusal: string | undefined,
  complaints: Complaints,
): string | undefined {
  const wrong = refusal ?? Object.values(complaints).find((complaint) => complaint !== undefined);
  if (wrong !== undefined) return `Cannot be kept while the knobs are refused: ${wrong}`;
  return pins.length >= MOST_PINS ? "No room for more curves" : undefined;
}
