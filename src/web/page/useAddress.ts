import { useEffect, useRef, useState } from "preact/hooks";
import { addressNotice } from "../state/addressNotice.js";
import type { NumberKnob } from "../state/curveSettings.js";
import type { ExplorerState } from "../state/explorerState.js";
import { withFittingLearner } from "../state/stateChanges.js";
import { addressOf, stateOf } from "../state/urlState.js";
import { typedNumber } from "./knobTable.js";

/** Delay before a change is written to the address, in milliseconds: browsers allow about a hundred changes in ten seconds. */
const REST = 150;

function readKnob(knob: NumberKnob, text: string): number | undefined {
  try {
    return typedNumber(knob, text, {});
  } catch {
    // An invalid value in an address leaves the parameter at its default.
    return undefined;
  }
}

function here(): { readonly state: ExplorerState; readonly notice: string | undefined } {
  const address = location.hash.slice(1);
  const state = stateOf(address, readKnob);
  const { state: fit, notice } = withFittingLearner(state);
  const parts = [addressNotice(address, state, readKnob), notice].filter((part) => part !== undefined);
  return { state: fit, notice: parts.length === 0 ? undefined : parts.join(". ") };
}

/** A change of the state. It gets the newest state, which may be newer than the drawn one. */
export type Step = (state: ExplorerState) => ExplorerState;

/** The state of the page, and the functions that change it. */
export interface Address {
  readonly state: ExplorerState;
  /** Counts changes that did not come from the controls. Fields then discard typed text. */
  readonly externalChanges: number;
  /** A change by a control. Makes no history entry. */
  readonly update: (step: Step) => void;
  /** A change that makes a history entry, so that the back button restores the state before it. */
  readonly navigate: (step: Step) => void;
  /** The full address of the newest state, which may not be drawn yet. */
  readonly link: () => string;
}

/**
 * The state of the page, stored in the part of the address after "#".
 *
 * @param entered Called with every state before it is drawn, and with a notice about parts of the address that were ignored.
 */
export function useAddress(entered: (state: ExplorerState, notice: string | undefined) => void): Address {
  const [{ state, externalChanges }, setPage] = useState(() => {
    const first = here();
    entered(first.state, first.notice);
    return { state: first.state, externalChanges: 0 };
  });
  const newest = useRef(state);
  const known = useRef(location.hash);
  const show = (next: ExplorerState, arrived: boolean, notice?: string): void => {
    newest.current = next;
    entered(next, notice);
    setPage((last) => ({ state: next, externalChanges: last.externalChanges + (arrived ? 1 : 0) }));
  };
  const navigate = (step: Step): void => {
    const left = newest.current;
    const next = step(left);
    // The delayed write may still be due: the history entry that is left must hold the newest state.
    write(left, known);
    if (addressOf(next) !== addressOf(left)) history.pushState(null, "", `#${addressOf(next)}`);
    known.current = location.hash;
    show(next, true);
  };
  useEffect(() => {
    // Writes the newest state, which may not be drawn yet.
    const timer = setTimeout(() => write(newest.current, known), REST);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => {
    const listen = (): void => {
      known.current = location.hash;
      const { state: next, notice } = here();
      show(next, true, notice);
    };
    addEventListener("hashchange", listen);
    return () => removeEventListener("hashchange", listen);
  });
  const update = (step: Step): void => show(step(newest.current), false);
  const link = (): string => `${location.href.replace(/#.*$/, "")}#${addressOf(newest.current)}`;
  return { state, externalChanges, update, navigate, link };
}

/**
 * Writes a state into the address.
 *
 * @param known The address as it was last written or read. If the browser shows another one, it is navigating: that address is not
 *              overwritten.
 */
function write(state: ExplorerState, known: { current: string }): void {
  const address = addressOf(state);
  if (location.hash !== known.current || address === location.hash.slice(1)) return;
  history.replaceState(null, "", `#${address}`);
  known.current = location.hash;
}
