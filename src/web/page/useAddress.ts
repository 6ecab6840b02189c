import { useEffect, useRef, useState } from "preact/hooks";
import { addressNotice } from "../state/addressNotice.js";
import type { NumberKnob } from "../state/curveSettings.js";
import type { ExplorerState } from "../state/explorerState.js";
import { withFittingLearner } from "../state/stateChanges.js";
import { addressOf, stateOf } from "../state/urlState.js";
import { typedNumber } from "./knobTable.js";

/** Time without a change after which the address follows, in milliseconds: browsers refuse more than about a hundred in ten seconds. */
const REST = 150;

function readKnob(knob: NumberKnob, text: string): number | undefined {
  try {
    return typedNumber(knob, text, {});
  } catch {
    // The address was written by hand or by an older page: the knob stays as it opens.
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

/** A change of the page, from what it is when the change is made: who began it may have seen an older page. */
export type Step = (state: ExplorerState) => ExplorerState;

/** The state of the page, and the ways to another. */
export interface Address {
  readonly state: ExplorerState;
  /** How many pages have come since the first one that its own knobs did not lead to: what was typed into fields of before is not about them. */
  readonly externalChanges: number;
  /** The knobs have moved: the page's place in the history of the browser is the same. */
  readonly update: (step: Step) => void;
  /** Other knobs have come in the place of these, which nobody turned there: the place in the history is the same, too. */
  readonly replace: (step: Step) => void;
  /** Another view, or another page to start from: a place of its own in the history, so that the back button leads here again. */
  readonly navigate: (step: Step) => void;
}

/**
 * The state of the page, kept in its address.
 *
 * @param entered Called with every state before it is drawn, also with the first, and with what of its address cannot be.
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
    // The address may still wait for its rest: the place that is left has to be complete.
    write(left, known);
    if (addressOf(next) !== addressOf(left)) history.pushState(null, "", `#${addressOf(next)}`);
    known.current = location.hash;
    show(next, true);
  };
  useEffect(() => {
    // The newest page and not the one that is drawn: the browser may have gone elsewhere since, and is not drawn yet.
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
  const replace = (step: Step): void => show(step(newest.current), true);
  return { state, externalChanges, update, replace, navigate };
}

/** The address of a page, whether or not the browser shows it yet. */
export function linkTo(state: ExplorerState): string {
  return `${location.href.replace(/#.*$/, "")}#${addressOf(state)}`;
}

/**
 * Writes a page into the address.
 *
 * @param known The address as it was last written or read. Another one is that of a place in the history to which the browser is on its
 *              way: it is read in a moment, and not written over.
 */
function write(state: ExplorerState, known: { current: string }): void {
  const address = addressOf(state);
  if (location.hash !== known.current || address === location.hash.slice(1)) return;
  history.replaceState(null, "", `#${address}`);
  known.current = location.hash;
}
