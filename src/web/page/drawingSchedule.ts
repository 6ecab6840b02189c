import type { Later } from "./workerWatchdog.js";

/** Time that a drawing waits for an answer, in milliseconds: two frames. */
const LONGEST_WAIT = 30;

/** Decides when the page is drawn. */
export interface DrawingSchedule {
  /** Draws at the end of the present task; after a move of a slider, at the frame that follows the first answer. */
  readonly request: (draw: () => void) => void;
  /** A slider has moved. Drawings wait for the solver, two frames at most. */
  readonly awaitAnswer: () => void;
  /** The solver has answered. If a slider waits, its drawing is at the next frame, with all answers until then. */
  readonly answered: () => void;
}

/**
 * A schedule of drawings: a move of a slider, the curve that it makes and the values at its point are one drawing.
 *
 * @param atNextFrame requestAnimationFrame.
 * @param later       setTimeout.
 */
export function drawingSchedule(atNextFrame: (work: () => void) => void, later: Later): DrawingSchedule {
  let due: (() => void) | undefined;
  let framed = false;
  let waiting = false;
  let waits = 0;
  const flush = (): void => {
    const draw = due;
    due = undefined;
    draw?.();
  };
  const answered = (): void => {
    if (!waiting) return;
    waiting = false;
    if (framed) return;
    framed = true;
    atNextFrame(() => {
      framed = false;
      flush();
    });
  };
  return {
    request: (draw) => {
      due = draw;
      queueMicrotask(() => {
        if (!waiting && !framed) flush();
      });
    },
    // A newer move does not prolong the wait: a slider that moves on and on is still drawn.
    awaitAnswer: () => {
      if (waiting) return;
      waiting = true;
      waits += 1;
      const wait = waits;
      later(() => {
        if (wait === waits) answered();
      }, LONGEST_WAIT);
    },
    answered,
  };
}
